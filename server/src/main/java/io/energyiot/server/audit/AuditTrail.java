package io.energyiot.server.audit;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditChain;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.audit.Audits;
import io.energyiot.store.audit.ChainedEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes requests. A thread of its own writes them to this process's chain: once a second, and at
 * once if somebody waits. If Cassandra is away, entries wait; after ten seconds, or if they are too
 * many, requests that must be noted are refused.
 */
public final class AuditTrail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final long EVERY_MILLIS = 1_000;
  private static final long PAUSE_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_IDS = 400_000;

  private final AuditSettings settings;
  private final GatheredEntries gathered =
      new GatheredEntries(MAX_ENTRIES, MAX_IDS, System::currentTimeMillis);
  private final Semaphore urgent = new Semaphore(0);
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Audits audits;
  private final AuditChain chain;
  private final Thread writer;
  private volatile long failingSince;
  private volatile boolean closing;

  private AuditTrail(AuditSettings settings, Audits audits) {
    this.settings = settings;
    this.audits = audits;
    this.chain = audits == null ? null : audits.begin();
    this.writer = new Thread(this::run, "audit");
  }

  /** Begins to note requests in {@code store}, if they are to be noted. */
  public static AuditTrail start(EnergyStore store, AuditSettings settings) {
    AuditTrail trail = new AuditTrail(settings, settings.enabled() ? store.audits() : null);
    if (settings.enabled()) {
      trail.writer.setDaemon(true);
      trail.writer.start();
    }
    return trail;
  }

  boolean isEnabled() {
    return settings.enabled();
  }

  /**
   * Refuses a request that can't be noted but must be.
   *
   * @throws EnergyException with {@link ErrorCode#AUDIT_UNAVAILABLE}
   */
  void check() {
    if (settings.required() && (isFailing() || gathered.isFull())) {
      refused.incrementAndGet();
      throw new EnergyException(
          ErrorCode.AUDIT_UNAVAILABLE,
          "the audit can't be written now, and nothing is done without it; try again");
    }
  }

  private boolean isFailing() {
    long since = failingSince;
    return since != 0 && System.nanoTime() - since > PATIENCE.toNanos();
  }

  /** Notes a request that has ended, soon. */
  void note(AuditedRequest request, int result) {
    if (!settings.required() && gathered.isFull()) {
      lost.incrementAndGet();
    } else {
      gathered.add(request, result);
    }
  }

  /**
   * Notes a change, and returns when the entry is stored.
   *
   * @throws EnergyException with {@link ErrorCode#AUDIT_UNAVAILABLE} if it is not stored yet
   */
  void write(AuditedRequest request, int result) {
    CompletableFuture<Void> done = gathered.addAlone(request, result);
    urgent.release();
    try {
      done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new EnergyException(
          ErrorCode.AUDIT_UNAVAILABLE,
          "the request is done, with status %d, but the audit has not been written yet"
              .formatted(result),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.AUDIT_UNAVAILABLE, "the server stops", e);
    }
  }

  /** Returns whether a change whose entry is not stored is answered as if it was. */
  boolean isLenient() {
    return !settings.required();
  }

  private void run() {
    try {
      while (!closing) {
        boolean unused = urgent.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        urgent.drainPermits();
        writeGathered();
      }
      writeGathered();
      writeAll(chain.end().stream().toList());
    } catch (InterruptedException e) {
      LOG.error("the audit is not written to its end");
    }
  }

  private void writeGathered() throws InterruptedException {
    GatheredEntries.Taken taken = gathered.take();
    List<ChainedEntry> chained = new ArrayList<>();
    chain.endBefore(LocalDate.now(ZoneOffset.UTC)).ifPresent(chained::add);
    taken.entries().forEach(each -> chained.addAll(chain.add(each.entry())));
    writeAll(chained);
    taken.waiting().forEach(each -> each.complete(null));
  }

  /**
   * Returns when all is written, as the chain must have no gap; or at the end, if that can't be.
   */
  private void writeAll(List<ChainedEntry> chained) throws InterruptedException {
    while (!chained.isEmpty()) {
      try {
        audits.write(chained, settings.keepDays());
        written.addAndGet(chained.size());
        failingSince = 0;
        return;
      } catch (EnergyException e) {
        if (failingSince == 0) {
          failingSince = System.nanoTime() | 1; // never 0, which means that all is well
          LOG.warn("the audit can't be written, and is tried again: {}", e.getMessage());
        }
        if (closing) {
          lost.addAndGet(chained.size());
          LOG.error("the server ends without the last {} entries of its audit", chained.size());
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Returns how many entries were written. */
  long written() {
    return written.get();
  }

  /** Returns how many entries wait. */
  int waiting() {
    return gathered.size();
  }

  /** Returns how many requests were refused because they could not be noted. */
  long refused() {
    return refused.get();
  }

  /** Returns how many requests or entries were not noted. */
  long lost() {
    return lost.get();
  }

  /** Writes what waits, and the end of the chain. */
  @Override
  public void close() {
    closing = true;
    urgent.release();
    if (settings.enabled()) {
      try {
        writer.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
