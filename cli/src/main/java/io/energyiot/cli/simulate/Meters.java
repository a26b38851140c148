package io.energyiot.cli.simulate;

import io.energyiot.households.Households;
import io.energyiot.model.Interval;
import java.util.Arrays;

/**
 * Made-up meters with days of UTC. Remembers the last day that each was asked for, unless there are
 * too many meters. For one thread.
 */
final class Meters {
  /** Quarter hours of a day. */
  static final int QUARTERS_A_DAY = 96;

  private static final int MAX_REMEMBERED = 200_000;
  private static final long QUARTER_MILLIS = Interval.QUARTER_HOUR * 1000L;
  private static final long DAY_MILLIS = QUARTERS_A_DAY * QUARTER_MILLIS;

  private final Households households;
  private final long first;
  private final long count;
  private final long[] rememberedDevice;
  private final long[] rememberedDay;
  private final int[] wattHours;
  private final long[] day = new long[Households.MAX_INTERVALS];

  /**
   * Meters that follow each other.
   *
   * @param first the number of the first
   * @param count how many, at least 1
   */
  Meters(Households households, long first, long count) {
    this.households = households;
    this.first = first;
    this.count = count;
    int places = (int) Math.min(count, MAX_REMEMBERED);
    this.rememberedDevice = new long[places];
    this.rememberedDay = new long[places];
    this.wattHours = new int[places * QUARTERS_A_DAY];
    Arrays.fill(rememberedDevice, -1);
  }

  long first() {
    return first;
  }

  long count() {
    return count;
  }

  /** What a device measures in the quarter hour that begins at {@code start}, milliseconds. */
  SimulatedReading reading(long device, long start) {
    int place = (int) ((device - first) % rememberedDevice.length);
    long epochDay = Math.floorDiv(start, DAY_MILLIS);
    if (rememberedDevice[place] != device || rememberedDay[place] != epochDay) {
      remember(place, device, epochDay);
    }
    int quarter = (int) (Math.floorMod(start, DAY_MILLIS) / QUARTER_MILLIS);
    return new SimulatedReading(device, start, wattHours[place * QUARTERS_A_DAY + quarter]);
  }

  private void remember(int place, long device, long epochDay) {
    households.day(device, epochDay, QUARTERS_A_DAY, day);
    for (int i = 0; i < QUARTERS_A_DAY; i++) {
      wattHours[place * QUARTERS_A_DAY + i] = Math.toIntExact(day[i]);
    }
    rememberedDevice[place] = device;
    rememberedDay[place] = epochDay;
  }
}
