package io.energyiot.bench;

import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import java.util.Random;

/**
 * A made-up household: a base load, a fridge, a morning and an evening with appliances, in whole Wh
 * a quarter hour. The same seed always gives the same readings.
 */
final class Household {
  /** Quarter hours in a day without a change of the clock. */
  static final int DAY = 96;

  private static final long FIRST_START = 1_767_225_600_000L;
  private static final int KWH_SCALE = 3;
  private static final long STEP = Interval.QUARTER_HOUR * 1000L;

  private final Random random;
  private int applianceLeft;
  private int appliancePower;

  /** The household of that seed. */
  Household(long seed) {
    random = new Random(seed);
  }

  /** The readings of day {@code day}, counted from 2026-01-01 in UTC. */
  Readings day(int day) {
    long[] starts = new long[DAY];
    long[] digits = new long[DAY];
    for (int i = 0; i < DAY; i++) {
      starts[i] = FIRST_START + (day * (long) DAY + i) * STEP;
      digits[i] = wattHours(i);
    }
    return Readings.ofColumns(
        starts, null, Interval.QUARTER_HOUR, digits, null, KWH_SCALE, null, null);
  }

  private long wattHours(int quarter) {
    double hour = quarter / 4.0;
    double activity = bump(hour, 7.5, 1.5) * 0.6 + bump(hour, 19.5, 2.5);
    if (applianceLeft > 0) {
      applianceLeft--;
    } else if (random.nextDouble() < 0.02 + 0.10 * activity) {
      applianceLeft = 1 + random.nextInt(6);
      appliancePower = 50 + random.nextInt(400);
    } else {
      appliancePower = 0;
    }
    double base = 45 + 110 * activity;
    double noise = (12 + 0.22 * base) * random.nextGaussian();
    return Math.max(
        0, Math.round(base + noise + appliancePower * (0.9 + 0.2 * random.nextDouble())));
  }

  private static double bump(double hour, double centre, double width) {
    double distance = (hour - centre) / width;
    return Math.exp(-distance * distance / 2);
  }
}
