package io.energyiot.bench.model.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The calendar's and the clock's buckets of a zone. */
public final class Buckets {
  private Buckets() {}

  /** The start of each bucket of a range, and the end of the last. */
  public static List<Long> bounds(long from, long to, String by, ZoneId zone) {
    List<Long> bounds = new ArrayList<>(List.of(from));
    for (long next = from; next < to; bounds.add(next)) {
      next = Math.min(to, endOfBucket(next, by, zone));
    }
    return bounds;
  }

  /** The first bound after {@code time}. */
  private static long endOfBucket(long time, String by, ZoneId zone) {
    Instant instant = Instant.ofEpochMilli(time);
    OffsetDateTime clock = instant.atZone(zone).toOffsetDateTime();
    OffsetDateTime hour = clock.truncatedTo(ChronoUnit.HOURS);
    LocalDate day = clock.toLocalDate();
    return switch (by) {
      case "none" -> Long.MAX_VALUE;
      case "hour" -> hour.plusHours(1).toInstant().toEpochMilli();
      case "quarter-hour" ->
          hour.plusMinutes(clock.getMinute() / 15 * 15L + 15).toInstant().toEpochMilli();
      case "day" -> after(time, day.plusDays(1), by, zone);
      case "week" -> after(time, day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), by, zone);
      case "month" -> after(time, day.withDayOfMonth(1).plusMonths(1), by, zone);
      case "quarter" -> after(time, quarter(day).plusMonths(3), by, zone);
      case "year" -> after(time, day.withDayOfYear(1).plusYears(1), by, zone);
      default -> throw new IllegalArgumentException(by);
    };
  }

  private static LocalDate quarter(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }

  /**
   * Returns where a day begins. A clock that goes back over midnight shows the day before once
   * more.
   */
  private static long after(long time, LocalDate day, String by, ZoneId zone) {
    long start = day.atStartOfDay(zone).toInstant().toEpochMilli();
    return start > time ? start : endOfBucket(start, by, zone);
  }
}
