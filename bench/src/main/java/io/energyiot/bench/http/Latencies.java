package io.energyiot.bench.http;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long requests took, in microseconds with three digits. Safe for use by several threads. */
public final class Latencies {
  private static final int DIGITS = 3;
  private static final double MICROS = 1e3;

  private final Histogram micros = new ConcurrentHistogram(DIGITS);

  /** Adds a request that took {@code nanos} nanoseconds. */
  public void add(long nanos) {
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  /** Adds all requests of {@code others}. */
  public void add(Latencies others) {
    micros.add(others.micros);
  }

  /** Returns the milliseconds within which {@code percent} of the requests were answered. */
  public double percentile(double percent) {
    return micros.getValueAtPercentile(percent) / MICROS;
  }

  /** Returns the milliseconds of the slowest request. */
  public double max() {
    return micros.getMaxValue() / MICROS;
  }

  /** Returns how many requests were added. */
  public long count() {
    return micros.getTotalCount();
  }
}
