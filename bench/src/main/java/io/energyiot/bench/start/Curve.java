package io.energyiot.bench.start;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.http.RequestDriver.AnswerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers by the second in which they came, counted from when the system was ready. */
final class Curve implements AnswerListener {
  private final long ready;
  private final List<Second> seconds = new ArrayList<>();

  /** The answers of a second. */
  private static final class Second {
    private final Latencies latencies = new Latencies();
    private long readings;
  }

  /**
   * What came within some seconds.
   *
   * @param from the first of them, counted from 1
   * @param to the last
   * @param p50 milliseconds; 0 if nothing came
   */
  record Part(
      int from,
      int to,
      double requestsPerSecond,
      double readingsPerSecond,
      double p50,
      double p99,
      double max) {}

  /**
   * @param ready when the system was ready, by {@link System#nanoTime}
   */
  Curve(long ready) {
    this.ready = ready;
  }

  @Override
  public void answered(long latency, int readings) {
    int now = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - ready));
    while (seconds.size() <= now) {
      seconds.add(new Second());
    }
    seconds.get(now).latencies.add(latency);
    seconds.get(now).readings += readings;
  }

  /** The answers from second {@code from} to second {@code to}, both counted from 1. */
  Part part(int from, int to) {
    Latencies latencies = new Latencies();
    long readings = 0;
    for (Second each :
        seconds.subList(Math.min(from - 1, seconds.size()), Math.min(to, seconds.size()))) {
      latencies.add(each.latencies);
      readings += each.readings;
    }
    double length = to - from + 1;
    return new Part(
        from,
        to,
        latencies.count() / length,
        readings / length,
        latencies.percentile(50),
        latencies.percentile(99),
        latencies.max());
  }
}
