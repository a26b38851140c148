package io.energyiot.query.calendar;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** What an aggregated view is cut into. Weeks start on Monday, as ISO 8601 has them. */
public enum BucketLength {
  /** A clock hour. */
  HOUR,
  /** A calendar day, of 23 or 25 hours where the clock is set. */
  DAY,
  /** Monday to Sunday. */
  WEEK,
  /** A calendar month. */
  MONTH;

  /** The name in a question and its answer. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where the bucket that holds {@code time} ends: always after it. An hour ends when a clock in
   * the zone shows the next full hour, also where offsets are not whole hours.
   *
   * @param time milliseconds since 1970-01-01T00:00:00Z
   */
  public long endAfter(long time, ZoneId zone) {
    ZonedDateTime start = Instant.ofEpochMilli(time).atZone(zone);
    return next(start).toInstant().toEpochMilli();
  }

  private ZonedDateTime next(ZonedDateTime time) {
    return switch (this) {
      // By offset: the local hour may start twice where a clock is set back by half an hour.
      case HOUR ->
          time.toOffsetDateTime()
              .truncatedTo(ChronoUnit.HOURS)
              .plusHours(1)
              .atZoneSameInstant(time.getZone());
      case DAY -> time.toLocalDate().plusDays(1).atStartOfDay(time.getZone());
      case WEEK ->
          time.toLocalDate()
              .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
              .atStartOfDay(time.getZone());
      case MONTH ->
          time.toLocalDate()
              .with(TemporalAdjusters.firstDayOfNextMonth())
              .atStartOfDay(time.getZone());
    };
  }

  /**
   * The length called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static BucketLength parse(String text) {
    for (BucketLength length : values()) {
      if (length.text().equals(text)) {
        return length;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "by",
        "by is one of "
            + Arrays.stream(values()).map(BucketLength::text).toList()
            + ", not "
            + Quoted.of(text));
  }
}
