package io.energyiot.query.calendar;

import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Zones;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the times and zones that a question names. */
public final class Times {
  private static final int DATE_LENGTH = "2026-01-01".length();

  private Times() {}

  /**
   * The instant that {@code text} names: a date is the start of that day in the zone, a local date
   * and time is meant in the zone, a time with an offset needs none.
   *
   * @param field the parameter's name, for the error
   * @return milliseconds since 1970-01-01T00:00:00Z
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static long parse(String field, String text, ZoneId zone) {
    try {
      Instant instant = instant(text, zone);
      if (instant.toEpochMilli() >= 0 && instant.toEpochMilli() <= Interval.END_OF_STARTS) {
        return instant.toEpochMilli();
      }
    } catch (DateTimeException | ArithmeticException e) {
      // falls through to the one message for all bad times
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        field,
        field
            + " is a date (2026-01-31), a local time (2026-01-31T12:00) or an instant"
            + " (2026-01-31T12:00:00Z) of the years 1970 to 2199, not "
            + Quoted.of(text));
  }

  private static Instant instant(String text, ZoneId zone) {
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0;
    offset |= text.lastIndexOf('-') > DATE_LENGTH;
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }

  /**
   * The zone called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#ZONE_INVALID}
   */
  public static ZoneId zone(String text) {
    return Zones.parse(text);
  }
}
