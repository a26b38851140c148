package io.energyiot.bench;

import java.util.Arrays;

/** Times taken, in the order of their length. For one thread. */
final class Latencies {
  private final double[] millis;
  private int count;

  Latencies(int capacity) {
    millis = new double[capacity];
  }

  void add(long nanos) {
    millis[count++] = nanos / 1e6;
  }

  /** The time within which {@code share} of the requests were answered, milliseconds. */
  double percentile(double share) {
    Arrays.sort(millis, 0, count);
    return millis[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
  }

  /** The requests that were timed. */
  int count() {
    return count;
  }
}
