package io.energyiot.load;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.load.progress.LoadMonitor;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.StoreClock;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A load that several processes share, a file each, with one receipt. Each file is stored as a
 * whole or not at all, whatever happens to the others. Loading all of them again skips those that
 * are stored.
 */
public final class PartedLoad {
  /** Loads the parts. */
  @FunctionalInterface
  public interface Workers {
    /**
     * Loads parts, and returns when all are done.
     *
     * @param done takes the result of each, as they come; may be called by many threads
     */
    void load(List<LoadPart> parts, Consumer<PartResult> done);
  }

  private final UUID id;
  private final Instant started = LoadReceipt.now();
  private final LoadLog log;
  private final StoreClock clock;
  private final List<List<FileReceipt>> files = new ArrayList<>();
  private volatile LoadMonitor monitor;
  private volatile EnergyException failure;
  private volatile LoadReceipt last;
  private final AtomicBoolean hasNews = new AtomicBoolean();

  /**
   * Keeps the receipt in {@code store}.
   *
   * @param id of the load, made by {@link LoadReceipt#newId}
   */
  public PartedLoad(EnergyStore store, UUID id) {
    this(store.clock(), id, LoadLog.in(store.loads()));
  }

  /**
   * Keeps the receipt in a log.
   *
   * @param id of the load
   */
  public PartedLoad(StoreClock clock, UUID id, LoadLog log) {
    this.id = id;
    this.clock = clock;
    this.log = log;
  }

  /** A file of a load. */
  public record File(String name, long size) {}

  /**
   * Loads files. May be called once.
   *
   * @param found in order: of two new files, the later one wins where both have a value
   * @return why the system could not load all of them; empty if it could
   */
  public Optional<EnergyException> load(List<File> found, Workers workers) {
    return loadParts(parts(found), workers);
  }

  /**
   * Loads files that have their versions. May be called once, instead of {@link #load}.
   *
   * @return why the system could not load all of them; empty if it could
   */
  public Optional<EnergyException> loadParts(List<LoadPart> parts, Workers workers) {
    parts.forEach(part -> files.add(List.of(PartResult.waiting(part))));
    try (LoadMonitor running = new LoadMonitor(LoadListener.NONE, this::saveProgress)) {
      monitor = running;
      monitor.inOnePhase();
      monitor.begin(LoadPhase.READ, parts.stream().mapToLong(LoadPart::size).sum(), 0);
      log.save(receipt(LoadState.RUNNING));
      workers.load(parts, this::take);
      monitor.end();
    } catch (EnergyException e) {
      fail(e);
    }
    skipRepeated();
    last = receipt(state());
    log.save(last);
    return Optional.ofNullable(failure);
  }

  /** Returns the last receipt; null before the load has ended. */
  public LoadReceipt last() {
    return last;
  }

  private List<LoadPart> parts(List<File> found) {
    List<LoadPart> parts = new ArrayList<>();
    Instant first = clock.instant();
    for (File file : found) {
      Instant version = first.plusMillis(parts.size());
      parts.add(new LoadPart(parts.size(), file.name(), file.size(), id, version));
    }
    return parts;
  }

  private synchronized void take(PartResult result) {
    files.set(result.part().place(), result.files());
    hasNews.set(true);
    monitor.done(result.part().size());
    result.files().forEach(file -> monitor.readings(file.totals().readings()));
    if (result.failure() != null) {
      fail(new EnergyException(result.failure(), result.part().name() + ": " + result.message()));
    }
  }

  /**
   * A content that came twice was stored once, by whichever part was quicker; the receipt credits
   * the first file.
   */
  private synchronized void skipRepeated() {
    Set<String> seen = new HashSet<>();
    files.replaceAll(
        ofPart ->
            ofPart.stream()
                .map(
                    file ->
                        file.state() == FileState.LOADED && !seen.add(file.checksum())
                            ? PartResult.skipped(file)
                            : file)
                .toList());
  }

  private synchronized void fail(EnergyException cause) {
    failure = failure == null ? cause : failure;
  }

  private LoadState state() {
    boolean allFailed = all().stream().allMatch(file -> file.state() == FileState.FAILED);
    return failure != null || allFailed ? LoadState.FAILED : LoadState.DONE;
  }

  private synchronized List<FileReceipt> all() {
    return files.stream().flatMap(List::stream).toList();
  }

  /**
   * Saves the files as well if any has ended since the last time, in case this process is killed.
   */
  private void saveProgress(LoadMonitor now) {
    if (!hasNews.getAndSet(false)) {
      log.progress(receipt(LoadState.RUNNING));
      return;
    }
    try {
      log.save(receipt(LoadState.RUNNING));
    } catch (EnergyException e) {
      hasNews.set(true);
      throw e;
    }
  }

  private LoadReceipt receipt(LoadState state) {
    List<FileReceipt> all = all();
    return new LoadReceipt(
        id,
        state,
        LoadRoute.CQL,
        LoadReceipt.thisMachine(),
        started,
        LoadReceipt.now(),
        state == LoadState.RUNNING ? monitor.progress() : null,
        monitor.phases(),
        all.stream().map(FileReceipt::totals).reduce(LoadTotals.NONE, LoadTotals::plus),
        failure == null ? null : failure.text(),
        all);
  }
}
