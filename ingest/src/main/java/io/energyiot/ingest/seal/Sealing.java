package io.energyiot.ingest.seal;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.BlockHeader;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.erasure.Erasures;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.KeyDigest;
import io.energyiot.store.live.LiveBlock;
import io.energyiot.store.live.LiveBlocks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals days: folds their live blocks into day blocks. docs/design/sealing.md has the protocol and
 * explains why it loses nothing. Sealing may be repeated from the beginning at any time, even by
 * several processes at once. It folds several shares at the same time. An object is for one thread.
 */
public final class Sealing {
  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  /** Each thread has up to 64 batches on their way, and Cassandra serves others meanwhile. */
  private static final int MAX_THREADS = 8;

  private final EnergyStore store;
  private final Duration grace;
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
  public Sealing(EnergyStore store, Duration grace) {
    this.store = store;
    this.grace = grace;
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
    pause(); // until writers that still go by the open state have written
    Map<Integer, ShareFold> folded = begun.computeIfAbsent(day, first -> new ConcurrentHashMap<>());
    foldShares(day, folded, progress);
    store.dayStates().change(day, DayState.SEALING, DayState.SEALED);
    pause(); // until readers that still go by the former state have their answers
    long late = deleteLive(folded);
    store.dayStates().change(day, DayState.SEALED, DayState.CLOSED);
    begun.remove(day);
    long found = folded.values().stream().mapToLong(fold -> fold.keys.count()).sum();
    long rows = folded.values().stream().mapToLong(fold -> fold.rows).sum();
    return new Done(day, found, rows, late);
  }

  /** Folds the shares that are not folded yet, several at the same time. */
  private void foldShares(long day, Map<Integer, ShareFold> folded, Progress progress) {
    int shares = (int) LiveBlocks.shares().count();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    parallel.forEach(
        LiveBlocks.shares().filter(share -> !folded.containsKey(share)).boxed().toList(),
        share -> {
          ShareFold fold = new ShareFold(share, day);
          fold.attempt().ifPresentOrElse(failures::add, () -> folded.put(share, fold));
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
  private long deleteLive(Map<Integer, ShareFold> folded) {
    LongAdder late = new LongAdder();
    parallel.forEach(folded.values(), fold -> late.add(deleteLive(fold)));
    return late.sum();
  }

  private long deleteLive(ShareFold fold) {
    KeyDigest now = store.liveBlocks().keys(fold.day, fold.share);
    long late = 0;
    if (!now.areThoseOf(fold.keys)) {
      late = Math.max(0, copy(fold.day, fold.share) - fold.keys.count()); // some may be erased
    }
    if (now.count() > 0) {
      store.liveBlocks().delete(fold.day, fold.share, now.newest());
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

  /** Folds one share. */
  private final class ShareFold {
    private final KeyDigest keys = new KeyDigest();
    private final Fold fold = new Fold();
    private final BlockWriter writer = store.dayBlocks().writer();
    private final List<StoredBlock> blocks = new ArrayList<>();
    private Series series;
    private int readings;
    private long rows;

    private final int share;
    private final long day;

    ShareFold(int share, long day) {
      this.share = share;
      this.day = day;
    }

    /**
     * Folds it.
     *
     * @return why it can't be folded; empty if it is
     * @throws EnergyException if Cassandra does not answer
     */
    Optional<String> attempt() {
      try {
        run();
        return Optional.empty();
      } catch (EnergyException e) {
        if (e.code() == ErrorCode.CASSANDRA_UNAVAILABLE || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        return Optional.of(this + ": " + e.getMessage());
      } catch (RuntimeException e) { // a defect, which other shares need not have
        LOG.error("{} can't be folded", this, e);
        return Optional.of(this + ": a defect: " + e);
      }
    }

    private void run() {
      store.liveBlocks().forEachBlock(day, share, this::take);
      foldSeries();
      writer.flush();
    }

    private void take(LiveBlock row) {
      if (Thread.currentThread().isInterrupted()) {
        throw ParallelShares.interrupted(new InterruptedException());
      }
      int more = BlockHeader.of(row.block().block()).readings();
      if (!row.series().equals(series) || readings + more > BlockEncoder.MAX_READINGS) {
        foldSeries();
        series = row.series();
      }
      readings += more;
      keys.add(series, row.block().version());
      blocks.add(row.block());
    }

    @Override
    public String toString() {
      String text = "share " + share + " of " + LocalDate.ofEpochDay(day);
      return series == null ? text : text + ", at " + series;
    }

    /**
     * Folds the gathered readings of a series: all of them, or as many as surely fit into a block.
     */
    private void foldSeries() {
      // Of now: what was read just before may be from before and after an erasure.
      Erasures.Snapshot erasures = store.erasures().recent();
      readings = 0;
      blocks.removeIf(block -> erasures.covers(series.deviceId(), block.version().millis()));
      if (blocks.isEmpty()) {
        return;
      }
      List<DayBlock> folded = fold.of(series, blocks);
      folded.forEach(writer::write);
      rows += folded.size();
      blocks.clear();
    }
  }
}
