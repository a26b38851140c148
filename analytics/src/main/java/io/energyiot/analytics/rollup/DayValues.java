package io.energyiot.analytics.rollup;

import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The values of a series' day, each with the quarter hour in which it starts: as whole millionths
 * where they are that, which those of meters are, so that groups add longs.
 */
final class DayValues {
  /** Decimals of the whole numbers. */
  static final int SCALE = 6;

  private static final long QUARTER_MILLIS = 900_000;
  private static final long[] POWERS =
      LongStream.iterate(1, power -> power * 10).limit(SCALE + 1).toArray();

  private final int[] quarters;
  private final long[] millionths;
  private final int size;
  private final int[] otherQuarters;
  private final BigDecimal[] others;
  private final int scale;
  private final int longestInterval;

  private DayValues(
      int[] quarters,
      long[] millionths,
      int size,
      int[] otherQuarters,
      BigDecimal[] others,
      int scale,
      int longestInterval) {
    this.quarters = quarters;
    this.millionths = millionths;
    this.size = size;
    this.otherQuarters = otherQuarters;
    this.others = others;
    this.scale = scale;
    this.longestInterval = longestInterval;
  }

  /**
   * Of readings that start in a day.
   *
   * @param dayStart when the day began, milliseconds since 1970-01-01T00:00:00Z
   */
  static DayValues of(Readings readings, long dayStart) {
    int count = readings.size();
    int[] quarters = new int[count];
    long[] millionths = new long[count];
    int[] otherQuarters = {};
    BigDecimal[] others = {};
    int size = 0;
    int scale = 0;
    int longest = 0;
    for (int i = 0; i < count; i++) {
      if (!readings.hasValue(i)) {
        continue;
      }
      int quarter = (int) ((readings.start(i) - dayStart) / QUARTER_MILLIS);
      scale = Math.max(scale, readings.scale(i));
      longest = Math.max(longest, readings.interval(i));
      if (isMillionths(readings, i)) {
        quarters[size] = quarter;
        millionths[size++] = readings.unscaled(i) * POWERS[SCALE - readings.scale(i)];
      } else {
        otherQuarters = Arrays.copyOf(otherQuarters, others.length + 1);
        others = Arrays.copyOf(others, others.length + 1);
        otherQuarters[others.length - 1] = quarter;
        others[others.length - 1] = readings.value(i);
      }
    }
    return new DayValues(quarters, millionths, size, otherQuarters, others, scale, longest);
  }

  private static boolean isMillionths(Readings readings, int i) {
    int more = SCALE - readings.scale(i);
    if (readings.isWide(i) || more < 0) {
      return false;
    }
    long digits = readings.unscaled(i);
    return Math.multiplyHigh(digits, POWERS[more]) == (digits * POWERS[more]) >> 63;
  }

  /** How many are whole millionths. */
  int size() {
    return size;
  }

  /** The quarter hour of the {@code i}th of these, from 0 when the day began. */
  int quarter(int i) {
    return quarters[i];
  }

  /** The {@code i}th of these. */
  long millionths(int i) {
    return millionths[i];
  }

  /** How many values are none. */
  int others() {
    return others.length;
  }

  /** The quarter hour of the {@code i}th of these. */
  int otherQuarter(int i) {
    return otherQuarters[i];
  }

  /** The {@code i}th of these. */
  BigDecimal other(int i) {
    return others[i];
  }

  /** The most decimals of any value. */
  int scale() {
    return scale;
  }

  /** The longest interval of any value, seconds. */
  int longestInterval() {
    return longestInterval;
  }
}
