package io.energyiot.bench.machine;

import java.util.Arrays;

/** Times taken, in the order of their length. For one thread. */
public final class Latencies {
  private final double[] millis;
  private int count;

  /** Room for {@code capacity} times. */
  public Latencies(int capacity) {
    millis = new double[capacity];
  }

  /** Adds a time. */
  public void add(long nanos) {
    millis[count++] = nanos / 1e6;
  }

  /** The time within which {@code share} of the requests were answered, milliseconds. */
  public double percentile(double share) {
    Arrays.sort(millis, 0, count);
    return millis[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
  }

  /** The requests that were timed. */
  public int count() {
    return count;
  }
}
