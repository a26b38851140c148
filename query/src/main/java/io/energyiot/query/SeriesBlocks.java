package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import io.energyiot.store.cassandra.Cassandra;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * All that is stored of a series in a range, still packed. {@link DeviceQueries} reads it and makes
 * answers from it.
 */
public final class SeriesBlocks {
  /** The day of a block, and the two parts of its version. */
  private static final int NUMBERS = 3;

  private final Series series;
  private final TimeRange range;
  private final List<StoredBlock> blocks;

  /** Keeps {@code blocks}, which must be in order and of the whole range. */
  SeriesBlocks(Series series, TimeRange range, List<StoredBlock> blocks) {
    this.series = series;
    this.range = range;
    this.blocks = blocks;
  }

  /**
   * Waits for blocks that {@link DeviceQueries#begin} reads.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}, or with {@link
   *     ErrorCode#TOO_LARGE} if there are more readings than memory
   */
  public static SeriesBlocks await(CompletableFuture<SeriesBlocks> begun) {
    return Cassandra.await("reading", begun);
  }

  /** Returns the series. */
  public Series series() {
    return series;
  }

  /** Returns the range that was asked for. */
  public TimeRange range() {
    return range;
  }

  /** Returns how many readings are stored, each of their versions counted. Unpacks nothing. */
  public long readings() {
    return blocks.stream().mapToLong(StoredBlock::readings).sum();
  }

  /** Returns whether anything was known at an instant, milliseconds since 1970-01-01T00:00:00Z. */
  public boolean isKnownAt(long asOf) {
    return blocks.stream().anyMatch(block -> block.isKnownAt(asOf));
  }

  /**
   * Returns numbers that change whenever the stored readings do: the day and the version of each
   * block.
   *
   * @param first a number to put before them
   */
  public long[] versions(long first) {
    long[] numbers = new long[1 + NUMBERS * blocks.size()];
    int at = 0;
    numbers[at++] = first;
    for (StoredBlock block : blocks) {
      numbers[at++] = block.day();
      numbers[at++] = block.version().millis();
      numbers[at++] = block.version().sequence();
    }
    return numbers;
  }

  /** Returns the readings of all days, of each start the version last known at an instant. */
  Readings mergedAsOf(long asOf) {
    return BlockMerge.of(blocks, asOf);
  }

  /** Returns all versions of the readings of all days. */
  VersionedReadings allVersions() {
    VersionedReadings versions = new VersionedReadings();
    blocks.forEach(versions::add);
    return versions;
  }

  /** Returns whether a day has several blocks, or one block with several versions. */
  boolean hasVersions() {
    for (int i = 0; i < blocks.size(); i++) {
      boolean alone = i == 0 || blocks.get(i).day() != blocks.get(i - 1).day();
      if (!alone || blocks.get(i).isVersioned()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how many readings an answer has at least: those in the newest block of each day between
   * two days.
   */
  long sureReadings(long firstDay, long lastDay, long asOf) {
    long sure = 0;
    for (int i = 0; i < blocks.size(); i++) {
      StoredBlock block = blocks.get(i);
      boolean last = i + 1 == blocks.size() || blocks.get(i + 1).day() != block.day();
      boolean between = block.day() > firstDay && block.day() < lastDay;
      if (last && between && !block.isVersioned() && block.isKnownAt(asOf)) {
        sure += block.readings();
      }
    }
    return sure;
  }
}
