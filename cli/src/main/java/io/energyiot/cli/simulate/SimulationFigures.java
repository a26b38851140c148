package io.energyiot.cli.simulate;

import io.energyiot.cli.simulate.Sender.Receipt;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** What has become of the readings so far. Safe for use by several threads. */
final class SimulationFigures {
  private static final int DIGITS = 3;

  private final ConcurrentHistogram answerMicros = new ConcurrentHistogram(DIGITS);
  private final LongAdder requests = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final long began = System.nanoTime();

  void answered(Receipt receipt, long nanos) {
    requests.increment();
    acknowledged.add(receipt.acknowledged());
    rejected.add(receipt.rejected());
    answerMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  /** Readings that nobody has taken, although they were sent again and again. */
  void unanswered(int readings) {
    unanswered.add(readings);
  }

  void retried() {
    retries.increment();
  }

  long requests() {
    return requests.sum();
  }

  long acknowledged() {
    return acknowledged.sum();
  }

  long rejected() {
    return rejected.sum();
  }

  long unanswered() {
    return unanswered.sum();
  }

  /** How often readings had to be sent again. */
  long retries() {
    return retries.sum();
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /**
   * The time within which requests were answered, milliseconds.
   *
   * @param percent of all requests
   */
  double millis(double percent) {
    return answerMicros.getValueAtPercentile(percent) / 1e3;
  }

  /** The figures in a few words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d acknowledged, %,.0f/s, %,d errors, p50 %.1f ms, p99 %.1f ms",
        acknowledged(),
        acknowledged() / seconds(),
        rejected() + unanswered() + retries(),
        millis(50),
        millis(99));
  }
}
