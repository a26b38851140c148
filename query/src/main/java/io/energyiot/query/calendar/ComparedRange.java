package io.energyiot.query.calendar;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The range with which usage is compared. */
public enum ComparedRange {
  /** The range of the same calendar length that ends where this one starts. */
  PREVIOUS,
  /** The same dates and times of the year before. */
  YEAR;

  /** Returns the name in a question and its answer. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the range with which {@code range} is compared, in the zone's calendar: a month is
   * compared with the month before, however many days each has.
   *
   * @param period the length that was asked for; if empty, the ends of the range define it
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if the other range is too
   *     long ago
   */
  public TimeRange rangeFor(TimeRange range, Optional<UsagePeriod> period) {
    ZonedDateTime from = Instant.ofEpochMilli(range.from()).atZone(range.zone());
    ZonedDateTime to = Instant.ofEpochMilli(range.to()).atZone(range.zone());
    UsagePeriod length = period.orElseGet(() -> UsagePeriod.between(from, to));
    return switch (this) {
      case PREVIOUS -> length.endingAt(range.from(), range.zone());
      case YEAR -> yearBefore(from, to);
    };
  }

  /**
   * Returns the same dates of the year before. If the end does not exist there, as 29 February, the
   * length decides it.
   */
  private static TimeRange yearBefore(ZonedDateTime from, ZonedDateTime to) {
    ZonedDateTime itsFrom = from.minusYears(1);
    ZonedDateTime itsTo = to.minusYears(1);
    long start = itsFrom.toInstant().toEpochMilli();
    if (itsTo.getDayOfMonth() != to.getDayOfMonth() || !itsTo.isAfter(itsFrom)) {
      return UsagePeriod.between(from, to).startingAt(start, from.getZone());
    }
    return new TimeRange(start, itsTo.toInstant().toEpochMilli(), from.getZone());
  }

  /**
   * Returns the comparison called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static ComparedRange parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRuleException(
                    ErrorCode.PARAMETER_INVALID,
                    "compare",
                    "compare is previous or year, not " + Quoted.of(text)));
  }
}
