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
import io.energyiot.store.live.Keys;
import io.energyiot.store.live.LiveBlock;
import io.energyiot.store.live.LiveBlocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Seals days: folds their live blocks into day blocks. ARCHITECTURE.md has the protocol and why it
 * loses nothing. It may be done again at any time, from the beginning, also by several at once.
 */
public final class Sealing {
  private final EnergyStore store;
  private final Duration grace;

  /**
   * What was done.
   *
   * @param liveBlocks that were found
   * @param dayBlocks that they have become
   * @param late live blocks that were found only when all had been folded
   */
  public record Done(long day, long liveBlocks, long dayBlocks, long late) {}

  /** Is told how many of how many shares of the day's devices are folded. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody is told. */
    Progress SILENT = (folded, of) -> {};

    /** Called after each share. */
    void at(int folded, int of);
  }

  /**
   * Seals days in {@code store}.
   *
   * @param grace as in {@link SealSettings}
   */
  public Sealing(EnergyStore store, Duration grace) {
    this.store = store;
    this.grace = grace;
  }

  /**
   * Seals a day, or finishes what was begun.
   *
   * @param day in the storage zone, days since 1970-01-01
   * @throws EnergyException if Cassandra does not answer; the day is then sealed by the next try
   */
  public Done seal(long day, Progress progress) {
    DayState state = store.dayStates().begin(day, DayState.SEALING);
    if (state == DayState.OPEN) {
      store.dayStates().change(day, DayState.OPEN, DayState.SEALING);
    }
    pause(); // until writers that still believe it open have written
    Map<Integer, Keys> folded = new HashMap<>();
    long rows = 0;
    int buckets = (int) LiveBlocks.buckets().count();
    for (int bucket = 0; bucket < buckets; bucket++) {
      BucketFold fold = new BucketFold(bucket, day);
      folded.put(bucket, fold.keys);
      rows += fold.rows;
      progress.at(bucket + 1, buckets);
    }
    store.dayStates().change(day, DayState.SEALING, DayState.SEALED);
    pause(); // until readers that still believe it is not have their answers
    long late = deleteLive(day, folded);
    store.dayStates().change(day, DayState.SEALED, DayState.CLOSED);
    long found = folded.values().stream().mapToLong(Keys::count).sum();
    return new Done(day, found, rows, late);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(grace.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "interrupted while sealing", e);
    }
  }

  /** A second look: what the first one has not seen becomes day blocks before anything goes. */
  private long deleteLive(long day, Map<Integer, Keys> folded) {
    long late = 0;
    for (Map.Entry<Integer, Keys> each : folded.entrySet()) {
      int bucket = each.getKey();
      Keys now = store.liveBlocks().keys(day, bucket);
      if (!now.areThoseOf(each.getValue())) {
        late += Math.max(0, copy(day, bucket) - each.getValue().count()); // some may be erased
      }
      if (now.count() > 0) {
        store.liveBlocks().delete(day, bucket, now.newest());
      }
    }
    return late;
  }

  /** Writes all live blocks of a share as day blocks, as they are; returns how many. */
  private long copy(long day, int bucket) {
    BlockWriter writer = store.dayBlocks().writer();
    long[] copied = new long[1];
    store
        .liveBlocks()
        .forEachBlock(
            day,
            bucket,
            row -> {
              StoredBlock block = row.block();
              writer.write(new DayBlock(row.series(), day, block.version(), block.block()));
              copied[0]++;
            });
    writer.flush();
    return copied[0];
  }

  /** Folds one share. */
  private final class BucketFold {
    private final Keys keys = new Keys();
    private final Fold fold = new Fold();
    private final BlockWriter writer = store.dayBlocks().writer();
    private final List<StoredBlock> blocks = new ArrayList<>();
    private Series series;
    private int readings;
    private long rows;

    BucketFold(int bucket, long day) {
      store.liveBlocks().forEachBlock(day, bucket, this::take);
      foldSeries();
      writer.flush();
    }

    private void take(LiveBlock row) {
      int more = BlockHeader.of(row.block().block()).readings();
      if (!row.series().equals(series) || readings + more > BlockEncoder.MOST_READINGS) {
        foldSeries();
        series = row.series();
      }
      readings += more;
      keys.add(series, row.block().version());
      blocks.add(row.block());
    }

    /** Folds what was taken of a series: all of it, or as much as a block is sure to hold. */
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
