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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times and zones of a question. */
public final class QuestionTimes {
  private static final int DATE_LENGTH = "2026-01-01".length();

  /**
   * Matches a time with an offset whose plus was read as a blank, as in the query of an address.
   */
  private static final Pattern LOST_PLUS = Pattern.compile("[T ]\\d\\d:.* \\d\\d:?(\\d\\d)?$");

  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
              + "([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?");

  private QuestionTimes() {}

  /**
   * Returns the instant that {@code text} names. A date is the start of that day in the zone; a
   * local date and time is in the zone; a time with an offset is independent of the zone. Accepts
   * the same forms as files.
   *
   * @param field the name of the parameter, for the error
   * @return milliseconds since 1970-01-01T00:00:00Z
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}; also for a local time
   *     that the zone's clock skips or shows twice, since the question would be ambiguous
   */
  public static long parse(String field, String text, ZoneId zone) {
    try {
      Instant instant = instant(field, text, zone);
      boolean whole = instant.equals(instant.truncatedTo(ChronoUnit.MILLIS));
      if (whole
          && instant.toEpochMilli() >= 0
          && instant.toEpochMilli() <= Interval.END_OF_STARTS) {
        return instant.toEpochMilli();
      }
    } catch (DateTimeException | ArithmeticException e) {
      // falls through to the common message for bad times
    }
    throw invalid(
        field,
        "must be a date (2026-01-31), a local time (2026-01-31T12:00) or an instant"
            + " (2026-01-31T12:00:00Z) of the years 1970 to 2199, no finer than a millisecond; it is "
            + Quoted.of(text)
            + (LOST_PLUS.matcher(text).find() ? "; in an address, + is written %2B" : ""));
  }

  private static Instant instant(String field, String text, ZoneId zone) {
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException(text);
    }
    LocalDateTime time = LocalDateTime.parse(parts.group(1) + 'T' + parts.group(2));
    String offset = parts.group(3);
    return offset == null
        ? local(field, time, zone)
        : time.toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
  }

  private static Instant local(String field, LocalDateTime time, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.size() == 1) {
      return time.toInstant(offsets.get(0));
    }
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(time);
      throw invalid(
          field,
          "is %s, which the clock of %s skips: it goes from %s to %s"
              .formatted(
                  time,
                  zone,
                  gap.getDateTimeBefore().atOffset(gap.getOffsetBefore()),
                  gap.getDateTimeAfter().atOffset(gap.getOffsetAfter())));
    }
    throw invalid(
        field,
        "is %s, which the clock of %s shows twice: say %s or %s (in an address, + is written %%2B)"
            .formatted(time, zone, time.atOffset(offsets.get(0)), time.atOffset(offsets.get(1))));
  }

  private static BrokenRuleException invalid(String field, String rule) {
    return new BrokenRuleException(ErrorCode.PARAMETER_INVALID, field, field + " " + rule);
  }

  /**
   * Returns the zone called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#ZONE_INVALID}
   */
  public static ZoneId zone(String text) {
    return Zones.parse(text);
  }
}
