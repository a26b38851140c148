package io.energyiot.ingest.seal;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.KeyDigest;
import io.energyiot.store.live.LiveBlocks;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Seals days: folds their live blocks into day blocks. docs/design/sealing.md has the protocol and
 * explains why it loses nothing. Sealing may be repeated from the beginning at any time, even by
 * several processes at once. It folds several shares at the same time. An object is for one thread.
 */
public final class Sealing {
  /** Each thread has up to 64 batches on their way, and Cassandra serves others meanwhile. */
  private static final int MAX_THREADS = 8;

  private final EnergyStore store;
  private final Duration grace;
  private final LiveScanSettings scan;
  private final ParallelShares parallel;

  /** The folded shares of days on which another share failed, by day. */
  private final Map<Long, Map<Integer, ShareFold>> begun = new HashMap<>();

  /**
   * The result of sealing a day.
   *
   * @param liveBlocks that were found
   * @param dayBlocks that they have become
   * @param late live blocks that were found only after all had been folded
   */
  public record Done(long day, long liveBlocks, long dayBlocks, long late) {}

  /** Is told how many of the day's shares are folded. */
  @FunctionalInterface
  public interface Progress {
    /** Ignores the progress. */
    Progress SILENT = (folded, of) -> {};

    /** Takes the progress after each share. */
    void at(int folded, int of);
  }

  /**
   * Seals days in {@code store}, by as many threads as there are processors, up to eight.
   *
   * @param grace as in {@link SealSettings}
   */
  public Sealing(EnergyStore store, Duration grace, LiveScanSettings scan) {
    this.store = store;
    this.grace = grace;
    this.scan = scan;
    this.parallel = new ParallelShares(threads(Runtime.getRuntime().availableProcessors()));
  }

  /** Returns how many shares are folded at the same time on a machine of so many processors. */
  static int threads(int processors) {
    return Math.min(processors, MAX_THREADS);
  }

  /**
   * Seals a day, or finishes sealing it. If a share fails, the others are folded all the same; the
   * next try of this object leaves those out.
   *
   * @param day in the storage zone, days since 1970-01-01
   * @throws EnergyException if Cassandra does not answer, or with {@link ErrorCode#INTERNAL} if
   *     shares can't be folded; the day is then sealed by the next try that can
   */
  public Done seal(long day, Progress progress) {
    DayState state = store.dayStates().begin(day, DayState.SEALING);
    if (state == DayState.OPEN) {
      store.dayStates().change(day, DayState.OPEN, DayState.SEALING);
    }
    Map<Integer, ShareFold> folded = begun.computeIfAbsent(day, first -> new ConcurrentHashMap<>());
    long late;
    try (LiveShares live = LiveShares.of(store.liveBlocks(), scan, day)) {
      pause(); // until writers that still go by the open state have written
      live.look();
      foldShares(day, live, folded, progress);
      store.dayStates().change(day, DayState.SEALING, DayState.SEALED);
      pause(); // until readers that still go by the former state have their answers
      live.look();
      late = deleteLive(day, live, folded);
    }
    store.dayStates().change(day, DayState.SEALED, DayState.CLOSED);
    begun.remove(day);
    long found = folded.values().stream().mapToLong(fold -> fold.keys().count()).sum();
    long rows = folded.values().stream().mapToLong(ShareFold::rows).sum();
    return new Done(day, found, rows, late);
  }

  /** Folds the shares that are not folded yet, several at the same time. */
  private void foldShares(
      long day, LiveShares live, Map<Integer, ShareFold> folded, Progress progress) {
    int shares = (int) LiveBlocks.shares().count();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    parallel.forEach(
        LiveBlocks.shares().filter(share -> !folded.containsKey(share)).boxed().toList(),
        share -> {
          ShareFold fold = new ShareFold(store, day, share);
          fold.attempt(live).ifPresentOrElse(failures::add, () -> folded.put(share, fold));
          synchronized (progress) {
            progress.at(folded.size() + failures.size(), shares);
          }
        });
    failOn(failures, shares);
  }

  private static void failOn(Collection<String> failures, int shares) {
    if (!failures.isEmpty()) {
      throw new EnergyException(
          ErrorCode.INTERNAL,
          "%d of %d shares can't be folded; the others are folded; %s"
              .formatted(failures.size(), shares, String.join("; ", failures)));
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(grace.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ParallelShares.interrupted(e);
    }
  }

  /**
   * Looks a second time: live blocks that came late become day blocks before anything is deleted.
   */
  private long deleteLive(long day, LiveShares live, Map<Integer, ShareFold> folded) {
    LongAdder late = new LongAdder();
    parallel.forEach(folded.values(), fold -> late.add(deleteLive(day, live, fold)));
    return late.sum();
  }

  private long deleteLive(long day, LiveShares live, ShareFold fold) {
    KeyDigest now = live.keys(fold.share());
    long late = 0;
    if (!now.areThoseOf(fold.keys())) {
      late = Math.max(0, copy(day, fold.share()) - fold.keys().count()); // some may be erased
    }
    if (now.count() > 0) {
      store.liveBlocks().delete(day, fold.share(), now.newest());
    }
    return late;
  }

  /** Writes all live blocks of a share as day blocks without folding them; returns how many. */
  private long copy(long day, int share) {
    BlockWriter writer = store.dayBlocks().writer();
    long[] copied = new long[1];
    store
        .liveBlocks()
        .forEachBlock(
            day,
            share,
            row -> {
              StoredBlock block = row.block();
              writer.write(new DayBlock(row.series(), day, block.version(), block.block()));
              copied[0]++;
            });
    writer.flush();
    return copied[0];
  }
}
