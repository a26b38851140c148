package io.energyiot.formats;

import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;

/**
 * Takes what a reader finds, in the order in which it is found. {@code record} is the one-based
 * line of a file or the zero-based index in JSON.
 *
 * <p>A sink may refuse a reading by throwing a {@link BrokenRuleException}; the reader then hands
 * it back to {@link #reject} with the place, and goes on. Any other exception ends the reading.
 */
public interface ReadingSink {
  /**
   * A reading whose digits fit a long.
   *
   * @param series the same object for as long as the series does not change
   * @param start milliseconds since 1970-01-01T00:00:00Z, in the range that {@link
   *     io.energyiot.model.Interval} allows
   * @param interval seconds
   * @param digits the value times 10^scale; 0 if the quality is missing
   * @param scale digits after the point, 0 to 38
   */
  void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality);

  /**
   * A reading whose digits do not fit a long; otherwise as {@link #reading(long, Series, long, int,
   * long, int, Quality)}.
   *
   * @param value never null, scale 0 to 38
   */
  void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality);

  /**
   * Readings of one series that follow each other without a gap, all of one interval length, of
   * quality actual, with digits that fit a long; otherwise as {@link #reading(long, Series, long,
   * int, long, int, Quality)}, to which they go one by one unless a sink does better. A refusal
   * ends the run: what came before it stays taken.
   *
   * @param digits the values times 10^scale in order of time; the reader's, who will change it
   * @param scales digits after each point, 0 to 38; the reader's, who will change it
   * @param count how many of {@code digits} and {@code scales} there are, at least 1
   */
  default void run(
      long record,
      Series series,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      int count) {
    for (int i = 0; i < count; i++) {
      long start = firstStart + i * (interval * 1000L);
      reading(record, series, start, interval, digits[i], scales[i], Quality.ACTUAL);
    }
  }

  /** Something that could not be taken. */
  void reject(Reject reject);

  /**
   * Passes a decimal on: as digits if they fit a long, as it is otherwise.
   *
   * @param value null if and only if the quality is missing; scale 0 to 38
   */
  default void reading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    if (value == null) {
      reading(record, series, start, interval, 0, 0, quality);
    } else if (value.unscaledValue().bitLength() < Long.SIZE) {
      long digits = value.unscaledValue().longValue();
      reading(record, series, start, interval, digits, value.scale(), quality);
    } else {
      wideReading(record, series, start, interval, value, quality);
    }
  }
}
