package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The rules for the half-open interval {@code [start, start + length)} that a reading covers. A
 * start is in milliseconds since 1970-01-01T00:00:00Z, a length in whole seconds.
 */
public final class Interval {
  /** A quarter of an hour, the length of an interval that names none, in seconds. */
  public static final int QUARTER_HOUR = 900;

  /** The longest interval, in seconds: a leap year. */
  public static final int LONGEST = 366 * 86_400;

  /** The earliest start, in milliseconds. */
  public static final long EARLIEST_START = 0;

  /** The first start that is too late, in milliseconds: 2200-01-01T00:00:00Z. */
  public static final long END_OF_STARTS =
      LocalDate.of(2200, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

  private Interval() {}

  /**
   * A start in milliseconds, once it is known to be in range.
   *
   * @param start an interval's start
   * @return the start in milliseconds
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID} if it is before 1970, after
   *     2199, or finer than a millisecond
   */
  public static long startMillis(Instant start) {
    if (start.getNano() % 1_000_000 != 0) {
      throw invalidStart("must not be finer than a millisecond", start);
    }
    long seconds = start.getEpochSecond();
    if (seconds < EARLIEST_START || seconds >= END_OF_STARTS / 1000) {
      throw invalidStart("must be in the years 1970 to 2199", start);
    }
    return start.toEpochMilli();
  }

  private static BrokenRuleException invalidStart(String rule, Instant start) {
    return new BrokenRuleException(
        ErrorCode.START_INVALID, "start", "an interval's start " + rule + "; it is " + start);
  }

  /**
   * The length that {@code text} writes.
   *
   * @param text an ISO 8601 duration such as {@code PT15M} or {@code P1D} (of 24 hours)
   * @return the length in seconds, 1 to {@link #LONGEST}
   * @throws BrokenRuleException with {@link ErrorCode#INTERVAL_INVALID}
   */
  public static int parseLength(String text) {
    try {
      Duration length = Duration.parse(text);
      if (length.toNanosPart() == 0 && length.toSeconds() >= 1 && length.toSeconds() <= LONGEST) {
        return (int) length.toSeconds();
      }
    } catch (DateTimeException | ArithmeticException e) {
      // falls through to the one message for all bad lengths
    }
    throw new BrokenRuleException(
        ErrorCode.INTERVAL_INVALID,
        "interval",
        "an interval is an ISO 8601 duration of whole seconds, PT1S to P366D, not "
            + Quoted.of(text));
  }
}
