package io.energyiot.bench.rollup;

import io.energyiot.bench.http.Latencies;

/**
 * How long a question took.
 *
 * @param first seconds of the first time
 * @param again the median of the times after it, seconds
 * @param p99 of those, seconds; the longest if they are fewer than a hundred
 * @param count of those
 */
record MeasuredTimes(double first, double again, double p99, long count) {
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  /**
   * Of the time of the first answer, nanoseconds, and those after it.
   *
   * @param again at least one
   */
  static MeasuredTimes of(long first, Latencies again) {
    return new MeasuredTimes(
        first / NANOS, again.percentile(50) / MILLIS, again.percentile(99) / MILLIS, again.count());
  }

  /** Of all times in their order, at least two, nanoseconds. */
  static MeasuredTimes of(long... nanos) {
    Latencies again = new Latencies();
    for (int i = 1; i < nanos.length; i++) {
      again.add(nanos[i]);
    }
    return of(nanos[0], again);
  }
}
