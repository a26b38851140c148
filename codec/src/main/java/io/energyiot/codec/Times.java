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
record Times(boolean sameLength, long gapUnit) {

  /**
   * Looks through {@code readings}.
   *
   * @throws IllegalArgumentException if a start or a length breaks the rules of {@link Interval} or
   *     starts do not rise
   */
  static Times of(Readings readings) {
    boolean same = true;
    long unit = 0;
    long end = 0;
    for (int i = 0; i < readings.size(); i++) {
      long start = readings.start(i);
      int length = readings.interval(i);
      boolean rises = i == 0 || start > readings.start(i - 1);
      if (!rises || !isStart(start) || length < 1 || length > Interval.LONGEST) {
        throw new IllegalArgumentException(
            "reading " + i + ": start " + start + ", interval " + length);
      }
      same &= length == readings.interval(0);
      if (i > 0 && start != end) {
        unit = greatestDivisor(unit, Math.abs(start - end));
      }
      end = start + length * 1000L;
    }
    return new Times(same, unit);
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
