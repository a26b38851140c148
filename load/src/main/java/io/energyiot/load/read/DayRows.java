package io.energyiot.load.read;

import io.energyiot.bulk.row.PartitionKey;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Spills the blocks of a section as rows, and counts them. Many are spilled at its close only. */
final class DayRows implements AutoCloseable {
  private static final int SECTION_SHIFT = 40;
  private static final int TOLD_EVERY = 1 << 12;

  private final RowSpill.Writer writer;
  private final int file;
  private final ParallelRead.Progress progress;
  private final Set<Integer> years = new TreeSet<>();
  private final Map<Channel, Integer> reaches = new HashMap<>();
  private long order;
  private long lastDay = Long.MIN_VALUE;
  private int lastYear;
  private Channel lastChannel;
  private int lastReach;
  private byte[] channelBytes;
  private long rows;
  private long readings;
  private long told;
  private long blockBytes;
  private long earliestDay = Long.MAX_VALUE;
  private long latestDay = Long.MIN_VALUE;

  /**
   * @param file the place of the file in the load
   * @param section the place of the section in the file, from 0
   */
  DayRows(RowSpill.Writer writer, int file, int section, ParallelRead.Progress progress) {
    this.writer = writer;
    this.file = file;
    this.progress = progress;
    this.order = (long) section << SECTION_SHIFT;
  }

  /**
   * Takes a block.
   *
   * @param reach into how many days after its own any of its readings reaches
   */
  void write(Series series, long day, int reach, int itsReadings, byte[] block) {
    try {
      PartitionKey key = PartitionKey.of(series.deviceId(), yearOf(day));
      writer.write(key, channel(series, reach), (int) day, file, order++, block);
    } catch (IOException e) {
      throw unwritten(e);
    }
    rows++;
    readings += itsReadings;
    blockBytes += block.length;
    if (rows % TOLD_EVERY == 0) {
      tell();
    }
  }

  private static EnergyException unwritten(IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, "rows can't be put aside: " + cause.getMessage(), cause);
  }

  /** Makes sure that all rows are spilled. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) { // which must not be taken for one of reading the text
      throw unwritten(e);
    }
  }

  private void tell() {
    progress.readings(readings - told);
    told = readings;
  }

  private int yearOf(long day) {
    if (day != lastDay) {
      lastDay = day;
      lastYear = StorageZone.yearOf(day);
      years.add(lastYear);
      earliestDay = Math.min(earliestDay, day);
      latestDay = Math.max(latestDay, day);
    }
    return lastYear;
  }

  private byte[] channel(Series series, int reach) {
    if (reach > lastReach || !series.channel().equals(lastChannel)) {
      lastChannel = series.channel();
      lastReach = reaches.merge(lastChannel, reach, Math::max);
      channelBytes = lastChannel.name().getBytes(StandardCharsets.UTF_8);
    }
    return channelBytes;
  }

  /**
   * Returns what was spilled.
   *
   * @param repeated readings that gave way to a later one before they were packed
   * @param rejected readings that were refused
   */
  ReadCounts counts(long repeated, long rejected) {
    return new ReadCounts(
        readings,
        rows,
        repeated,
        rejected,
        blockBytes,
        rows == 0 ? null : LocalDate.ofEpochDay(earliestDay),
        rows == 0 ? null : LocalDate.ofEpochDay(latestDay),
        Set.copyOf(years),
        Map.copyOf(reaches));
  }
}
