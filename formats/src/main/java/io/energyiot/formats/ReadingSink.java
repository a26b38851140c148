package io.energyiot.formats;

import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;

/**
 * Receives what a reader finds, in the order in which the reader finds it. {@code record} is the
 * one-based line of a file or the zero-based index in JSON.
 *
 * <p>A sink may refuse a reading by throwing a {@link BrokenRuleException}. The reader then passes
 * the reading's place and the broken rule to {@link #reject}, and goes on. Any other exception ends
 * the reading.
 */
public interface ReadingSink {
  /**
   * Receives a reading whose digits fit a long.
   *
   * @param series the same object as long as the series does not change
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
   * Receives a reading whose digits do not fit a long; otherwise like {@link #reading(long, Series,
   * long, int, long, int, Quality)}.
   *
   * @param value never null, scale 0 to 38
   */
  void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality);

  /**
   * Receives a run: readings of one series that follow each other without a gap, all of one
   * interval length and of quality actual, with digits that fit a long. By default they go one by
   * one to {@link #reading(long, Series, long, int, long, int, Quality)}; a sink may do better. A
   * refusal ends the run; the readings before it stay taken.
   *
   * @param digits the values times 10^scale in order of time; the array belongs to the reader,
   *     which reuses it
   * @param scales digits after each decimal point, 0 to 38; the array belongs to the reader, which
   *     reuses it
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

  /**
   * Receives a run whose sender says when it last changed it. Where the sender has changed a
   * reading later than that, the run doesn't take its place, in whatever order they come. By
   * default its readings go one by one to {@link #reading(long, Series, long, int, long, int,
   * Quality)}, as if that were not known.
   *
   * @param digits as {@link #run} has them; anything where the quality is missing
   * @param scales as {@link #run} has them
   * @param qualities of each reading; the array belongs to the reader, which reuses it; null if all
   *     are actual
   * @param count how many of {@code digits}, {@code scales} and {@code qualities} there are, at
   *     least 1
   * @param changed when the sender last changed them, milliseconds since 1970-01-01T00:00:00Z
   */
  default void changedRun(
      long record,
      Series series,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      Quality[] qualities,
      int count,
      long changed) {
    for (int i = 0; i < count; i++) {
      long start = firstStart + i * (interval * 1000L);
      Quality quality = qualities == null ? Quality.ACTUAL : qualities[i];
      reading(record, series, start, interval, digits[i], scales[i], quality);
    }
  }

  /**
   * Counts what is left out on purpose, because it is no reading of an interval, such as a
   * temperature beside the energy.
   *
   * @param what its name in the receipt, in plural
   * @param count how many, at least 1
   */
  default void leftOut(String what, long count) {}

  /**
   * Takes note of something about the whole file that its sender should know, but that spoils
   * nothing, such as a missing last record.
   *
   * @param text a sentence without its period
   */
  default void note(String text) {}

  /** Receives something that could not be read. */
  void reject(Reject reject);

  /**
   * Passes on a decimal: as digits if they fit a long, otherwise as it is.
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
