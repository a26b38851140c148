package io.energyiot.load;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.Reject;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers a file's readings, in whatever order they come, into one block for each series and day. A
 * large file is gathered in chunks. A chunk's version tells how far the file was read, so a later
 * line wins across chunks as it does within one, also over what a load that was cut off, or cut the
 * file elsewhere, has left.
 */
final class BlockAssembler implements ReadingSink {
  /**
   * Readings gathered at a time: some 350 MB if each is alone in its day, 30 MB if days are full.
   */
  static final int USUAL_CHUNK = 1_000_000;

  private static final int FEW = 4;

  private final StorageZone zone;
  private final BlockWriter writer;
  private final RejectFile rejects;
  private final long firstSeen;
  private final long checksum;
  private final long mostHeld;
  private final BlockEncoder encoder = new BlockEncoder();
  private final Map<Key, ReadingsBuilder> open = new HashMap<>();

  private Series lastSeries;
  private long dayFrom = 1;
  private long dayTo = 0;
  private long lastDay;
  private ReadingsBuilder current;
  private long taken;
  private long held;
  private final LoadCounts counts = new LoadCounts();

  private record Key(Series series, long day) {}

  /**
   * @param mostHeld how many readings are gathered before they are written
   */
  BlockAssembler(
      StorageZone zone,
      BlockWriter writer,
      RejectFile rejects,
      long firstSeen,
      long checksum,
      long mostHeld) {
    this.zone = zone;
    this.writer = writer;
    this.rejects = rejects;
    this.firstSeen = firstSeen;
    this.checksum = checksum;
    this.mostHeld = mostHeld;
  }

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    blockOf(series, start).add(start, interval, digits, scale, quality);
    countHeld();
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    blockOf(series, start).add(start, interval, value, quality);
    countHeld();
  }

  @Override
  public void reject(Reject reject) {
    rejects.add(reject);
  }

  private ReadingsBuilder blockOf(Series series, long start) {
    boolean sameDay = start >= dayFrom && start < dayTo;
    if (sameDay && series.equals(lastSeries)) {
      return current;
    }
    if (held >= mostHeld) {
      writeChunk(); // between two days, so that a file that is in order has whole days in its
      // chunks
    }
    if (!sameDay) {
      checkStart(start);
      lastDay = zone.dayOf(start);
      dayFrom = zone.startOf(lastDay);
      dayTo = zone.startOf(lastDay + 1);
    }
    lastSeries = series;
    current = open.computeIfAbsent(new Key(series, lastDay), key -> new ReadingsBuilder(FEW));
    return current;
  }

  /** The wide form checks its date; the last of its intervals may still start too late. */
  private static void checkStart(long start) {
    Interval.startMillis(Instant.ofEpochMilli(start));
  }

  private void countHeld() {
    taken++;
    held++;
    if (current.size() == BlockEncoder.MOST_READINGS) {
      writeChunk();
    }
  }

  private void writeChunk() {
    Version version = Version.ofFile(firstSeen, checksum, taken);
    open.forEach(
        (key, readings) -> {
          byte[] block = encoder.encode(readings.build());
          counts.add(key.day(), readings.size(), readings.repeated(), block.length);
          writer.write(new DayBlock(key.series(), key.day(), version, block));
        });
    open.clear();
    held = 0;
    lastSeries = null;
  }

  /** Returns when all is written. */
  LoadCounts finish() {
    writeChunk();
    writer.flush();
    return counts;
  }
}
