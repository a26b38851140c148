package io.energyiot.query.calendar;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The length of the range of usage: calendar years, months, weeks and days, and elapsed hours,
 * minutes and seconds. {@code P1M} is a calendar month, not a number of days.
 *
 * @param text in ISO 8601
 * @param calendar not negative
 * @param clock not negative, and not zero if {@code calendar} is
 */
public record UsagePeriod(String text, Period calendar, Duration clock) {
  /** One month. */
  public static final UsagePeriod MONTH = new UsagePeriod("P1M", Period.ofMonths(1), Duration.ZERO);

  // The parsers of java.time would accept signs.
  private static final String UNSIGNED = "P[0-9A-Z.]{1,40}";

  private static final Duration SHORTEST = Duration.ofMillis(1);

  /**
   * Parses a period in ISO 8601: {@code P1W}, {@code P3M}, {@code P1Y6M}, {@code P1DT12H}, in upper
   * or lower case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is not a period, or
   *     is zero
   */
  public static UsagePeriod parse(String text) {
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      if (Pattern.matches(UNSIGNED, upper)) {
        int t = upper.indexOf('T');
        Period calendar =
            t == 1 ? Period.ZERO : Period.parse(t < 0 ? upper : upper.substring(0, t));
        Duration clock = t < 0 ? Duration.ZERO : Duration.parse('P' + upper.substring(t));
        if (!calendar.isZero() || clock.compareTo(SHORTEST) >= 0) {
          return new UsagePeriod(upper, calendar, clock);
        }
      }
    } catch (DateTimeException | ArithmeticException e) {
      // falls through to the common message for bad periods
    }
    throw invalid("is an ISO 8601 period such as P1W, P1M, P1Y or PT6H, not " + Quoted.of(text));
  }

  /**
   * Returns the period between two times: as many whole years, months and days as fit, the rest as
   * elapsed time.
   */
  static UsagePeriod between(ZonedDateTime from, ZonedDateTime to) {
    Period calendar = from.toLocalDate().until(to.toLocalDate());
    if (from.plus(calendar).isAfter(to)) {
      calendar = from.toLocalDate().until(to.toLocalDate().minusDays(1));
    }
    Duration clock = Duration.between(from.plus(calendar), to);
    return new UsagePeriod(calendar + " " + clock, calendar, clock);
  }

  /**
   * Returns the range of this length that ends at {@code to}.
   *
   * @param to milliseconds since 1970-01-01T00:00:00Z
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is too long
   */
  public TimeRange endingAt(long to, ZoneId zone) {
    try {
      ZonedDateTime from = Instant.ofEpochMilli(to).atZone(zone).minus(clock).minus(calendar);
      return new TimeRange(from.toInstant().toEpochMilli(), to, zone);
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid("is too long: " + text);
    }
  }

  /**
   * Returns the range of this length that starts at {@code from}.
   *
   * @param from milliseconds since 1970-01-01T00:00:00Z
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is too long
   */
  public TimeRange startingAt(long from, ZoneId zone) {
    try {
      ZonedDateTime to = Instant.ofEpochMilli(from).atZone(zone).plus(calendar).plus(clock);
      return new TimeRange(from, to.toInstant().toEpochMilli(), zone);
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid("is too long: " + text);
    }
  }

  private static BrokenRuleException invalid(String rule) {
    return new BrokenRuleException(ErrorCode.PARAMETER_INVALID, "period", "period " + rule);
  }
}
