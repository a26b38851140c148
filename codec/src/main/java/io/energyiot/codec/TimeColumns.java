package io.energyiot.codec;

import io.energyiot.model.Interval;
import io.energyiot.model.Readings;

/**
 * What the intervals of a block have in common.
 *
 * @param sameLength whether all have the length of the first
 * @param gapUnit the largest number of milliseconds that all gaps are multiples of, a gap being
 *     what lies between the end of an interval and the start of the next, negative where they
 *     overlap; 0 if there are no gaps
 */
record TimeColumns(boolean sameLength, long gapUnit) {

  /**
   * Examines {@code readings}.
   *
   * @throws IllegalArgumentException if a start or a length breaks the rules of {@link Interval} or
   *     starts do not rise
   */
  static TimeColumns of(Readings readings) {
    if (readings.isWithoutGaps()) {
      check(readings, 0);
      check(readings, readings.size() - 1);
      return new TimeColumns(true, 0);
    }
    boolean same = true;
    long unit = 0;
    long before = Interval.EARLIEST_START - 1;
    long end = readings.start(0);
    int length = readings.interval(0);
    for (int i = 0; i < readings.size(); i++) {
      long start = readings.start(i);
      if (start <= before) {
        throw invalid(readings, i);
      }
      check(readings, i);
      same &= readings.interval(i) == length;
      if (start != end) {
        unit = greatestDivisor(unit, Math.abs(start - end));
      }
      before = start;
      end = readings.end(i);
    }
    return new TimeColumns(same, unit);
  }

  private static void check(Readings readings, int i) {
    int length = readings.interval(i);
    if (!isStart(readings.start(i)) || length < 1 || length > Interval.LONGEST) {
      throw invalid(readings, i);
    }
  }

  private static IllegalArgumentException invalid(Readings readings, int i) {
    return new IllegalArgumentException(
        "reading " + i + ": start " + readings.start(i) + ", interval " + readings.interval(i));
  }

  private static boolean isStart(long start) {
    return start >= Interval.EARLIEST_START && start < Interval.END_OF_STARTS;
  }

  private static long greatestDivisor(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  /** Whether each interval starts where the one before ends. */
  boolean contiguous() {
    return gapUnit == 0;
  }
}
