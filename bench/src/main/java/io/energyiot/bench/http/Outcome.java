package io.energyiot.bench.http;

import java.util.Locale;

/**
 * What was acknowledged, and how long it took.
 *
 * @param readings that the requests carried or asked for
 * @param retries requests that were refused for now and sent again
 * @param p50 milliseconds from the time when a request was due to the end of its answer
 * @param p999 the time within which 99.9 % were answered
 */
public record Outcome(
    long requests,
    long readings,
    long retries,
    double seconds,
    double p50,
    double p99,
    double p999,
    double max) {

  /** Sums up {@code latencies} of requests that took {@code seconds} together. */
  public static Outcome of(Latencies latencies, long readings, long retries, double seconds) {
    return new Outcome(
        latencies.count(),
        readings,
        retries,
        seconds,
        latencies.percentile(50),
        latencies.percentile(99),
        latencies.percentile(99.9),
        latencies.max());
  }

  /** Returns the requests that were answered in a second. */
  public double requestsPerSecond() {
    return requests / seconds;
  }

  /** Returns the readings that they carried, or asked for, in a second. */
  public double readingsPerSecond() {
    return readings / seconds;
  }

  /** Returns the percentiles in words. */
  public String latency() {
    return String.format(
        Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms", p50, p99, p999, max);
  }
}
