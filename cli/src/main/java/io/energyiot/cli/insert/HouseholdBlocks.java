package io.energyiot.cli.insert;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.households.Households;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Day blocks of a households, whose local days are those of the storage zone.
 *
 * @param first the number of the first device
 * @param devices the number of devices
 * @param firstDay the first day
 * @param days the number of days
 */
record HouseholdBlocks(
    Households households,
    long first,
    long devices,
    LocalDate firstDay,
    int days,
    StorageZone zone) {
  private static final int KWH_SCALE = 3;
  private static final long QUARTER_MILLIS = Interval.QUARTER_HOUR * 1000L;

  /**
   * Hands out the blocks of a device after those of the one before, until all are handed out or
   * this thread is interrupted.
   *
   * @param version of all of them
   * @return how many readings they have
   */
  long forEach(Version version, Consumer<DayBlock> target) {
    BlockEncoder encoder = new BlockEncoder();
    long[] wattHours = new long[Households.MAX_INTERVALS];
    long readings = 0;
    long end = first + devices;
    for (long device = first; device < end && !Thread.currentThread().isInterrupted(); device++) {
      Series series = new Series(Households.deviceId(device), Channel.KWH);
      for (int i = 0; i < days; i++) {
        long day = firstDay.toEpochDay() + i;
        int count = intervals(day);
        households.day(device, day, count, wattHours);
        byte[] block = encoder.encode(readings(day, Arrays.copyOf(wattHours, count)));
        target.accept(new DayBlock(series, day, version, block));
        readings += count;
      }
    }
    return readings;
  }

  private int intervals(long day) {
    return (int) ((zone.startOf(day + 1) - zone.startOf(day)) / QUARTER_MILLIS);
  }

  private Readings readings(long day, long[] wattHours) {
    return Readings.withoutGaps(
        zone.startOf(day), Interval.QUARTER_HOUR, wattHours, null, KWH_SCALE, null, null);
  }

  /** Returns the number of blocks, one per meter-day. */
  long blocks() {
    return devices * days;
  }
}
