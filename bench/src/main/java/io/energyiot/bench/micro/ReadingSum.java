package io.energyiot.bench.micro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;

/** Uses every reading, in as little time as possible. */
final class ReadingSum implements ReadingSink {
  private int count;
  private long digits;

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    count++;
    this.digits += digits + start + scale;
  }

  @Override
  public void run(
      long record,
      Series series,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      int count) {
    this.count += count;
    for (int i = 0; i < count; i++) {
      this.digits += digits[i] + scales[i];
    }
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    throw new IllegalStateException("value " + value);
  }

  @Override
  public void reject(Reject reject) {
    throw new IllegalStateException(reject.toString());
  }

  /**
   * Returns a sum that depends on each reading.
   *
   * @throws IllegalStateException if there were not {@code readings} of them
   */
  long of(int readings) {
    if (count != readings) {
      throw new IllegalStateException(count + " readings");
    }
    return digits;
  }
}
