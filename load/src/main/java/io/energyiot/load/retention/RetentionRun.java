package io.energyiot.load.retention;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.load.RouteChoice;
import io.energyiot.load.WorkFolder;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.retention.ExpiredYear;
import io.energyiot.store.retention.RetentionPolicies;
import io.energyiot.store.retention.RetentionReceipt;
import io.energyiot.store.retention.RetentionReceipts;
import io.energyiot.store.retention.RetentionState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Deletes expired days, or counts them: docs/design/retention.md. What a run that was cut off has
 * left, the next one deletes. For one thread.
 */
public final class RetentionRun {
  private static final int PARTS = 16;
  private static final int PIECES_OF_PART = 64;
  private static final int THREADS = 4;

  private final EnergyStore store;
  private final RetentionReceipts receipts;
  private final Optional<SstableNode> node;
  private final Path loads;
  private final Consumer<RetentionReceipt> listener;
  private final UUID id = Uuids.timeBased();
  private final Instant started = LoadReceipt.now();
  private final long until;
  private final LoadRoute route;
  private final ExpiredDays expired;
  private final ExpiredTally tally = new ExpiredTally();

  /**
   * Goes by policies, as of now.
   *
   * @param node how SSTables get into the store; empty where that is not possible
   * @param loads takes a folder for work
   * @param listener receives the progress
   */
  public RetentionRun(
      EnergyStore store,
      Optional<SstableNode> node,
      Path loads,
      RetentionPolicies policies,
      Consumer<RetentionReceipt> listener) {
    this.store = store;
    this.receipts = RetentionReceipts.of(store.session());
    this.node = node;
    this.loads = loads;
    this.listener = listener;
    this.until = store.clock().millis();
    this.route = RouteChoice.choose(Optional.empty(), node, false);
    LocalDate today = Instant.ofEpochMilli(until).atZone(store.zone().id()).toLocalDate();
    this.expired = new ExpiredDays(store.dayBlocks(), policies, today, until);
  }

  /** Returns the id of its receipt. */
  public UUID id() {
    return id;
  }

  /** Counts what has expired, and changes nothing. */
  public RetentionReceipt count() {
    search(true, spans -> {}, () -> {});
    return receipt(RetentionState.DONE, true, 100, null);
  }

  /**
   * Deletes what has expired, and has Cassandra free the disk if it runs on this machine.
   *
   * @throws EnergyException if that fails; the receipt says so, and the next run goes on
   */
  public RetentionReceipt delete() {
    receipts.save(receipt(RetentionState.RUNNING, false, 0, null));
    try (DeletionRoute deletions = open()) {
      search(false, deletions::delete, deletions::publish);
      if (!tally.years().isEmpty()) {
        store.rollups().forgetDevices(firstFound(), expired.last().orElseThrow());
        deletions.compact();
      }
    } catch (EnergyException e) {
      receipts.save(receipt(RetentionState.FAILED, false, 100, e.text()));
      throw e;
    }
    RetentionReceipt done = receipt(RetentionState.DONE, false, 100, null);
    receipts.save(done);
    return done;
  }

  private LocalDate firstFound() {
    return LocalDate.ofYearDay(
        tally.years().stream().mapToInt(ExpiredYear::year).min().orElseThrow(), 1);
  }

  private DeletionRoute open() {
    long writeTime = TimeUnit.MILLISECONDS.toMicros(until);
    if (route == LoadRoute.CQL) {
      return new CqlDeletions(store.dayBlocks(), writeTime);
    }
    return new SstableDeletions(
        route,
        store.dayBlocks().definition(),
        node.orElseThrow(),
        WorkFolder.create(loads, id),
        writeTime);
  }

  private void search(boolean dryRun, Consumer<List<ExpiredSpan>> taker, Runnable endOfPart) {
    List<TokenRange> ring = TokenRange.ring(PARTS * PIECES_OF_PART);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int part = 0; part < PARTS; part++) {
        List<Future<?>> running = new ArrayList<>();
        for (TokenRange range : ring.subList(part * PIECES_OF_PART, (part + 1) * PIECES_OF_PART)) {
          running.add(threads.submit(() -> search(range, taker)));
        }
        for (Future<?> each : running) {
          each.get();
        }
        endOfPart.run();
        tell(dryRun, 100.0 * (part + 1) / PARTS);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the run was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void search(TokenRange range, Consumer<List<ExpiredSpan>> taker) {
    List<ExpiredSpan> spans = expired.search(range, tally.new Piece());
    if (!spans.isEmpty()) {
      taker.accept(spans);
    }
  }

  private void tell(boolean dryRun, double percent) {
    RetentionReceipt now = receipt(RetentionState.RUNNING, dryRun, percent, null);
    listener.accept(now);
    if (!dryRun) {
      receipts.save(now);
    }
  }

  private RetentionReceipt receipt(
      RetentionState state, boolean dryRun, double percent, String error) {
    return new RetentionReceipt(
        id,
        state,
        dryRun,
        started,
        LoadReceipt.now(),
        percent,
        route.text(),
        expired.keptFrom(),
        tally.years(),
        error);
  }
}
