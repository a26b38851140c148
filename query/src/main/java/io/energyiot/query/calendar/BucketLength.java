package io.energyiot.query.calendar;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** The length of the buckets of usage. Weeks start on Monday, as in ISO 8601. */
public enum BucketLength {
  /** A quarter of a clock hour. */
  QUARTER_HOUR,
  /** A clock hour. */
  HOUR,
  /** A calendar day; it has 23 or 25 hours when the clock changes. */
  DAY,
  /** Monday to Sunday. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** Three calendar months, from the first of January, April, July and October. */
  QUARTER,
  /** A calendar year. */
  YEAR,
  /** The whole range as one bucket. */
  NONE;

  private static final long QUARTER_HOUR_MILLIS = 900_000;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int FEW = 32;

  /** Returns the name in a question and its answer. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the end of the bucket that contains {@code time}; it is always later. An hour ends when
   * a clock in the zone shows the next full hour, also where offsets are not whole hours. A day
   * ends when the clock shows the next day for the first time.
   *
   * @param time milliseconds since 1970-01-01T00:00:00Z
   * @return the end, which is not part of the bucket; {@link Long#MAX_VALUE} if it has none
   */
  public long endAfter(long time, ZoneId zone) {
    return switch (this) {
      case QUARTER_HOUR -> endOnTheClock(time, zone, QUARTER_HOUR_MILLIS);
      case HOUR -> endOnTheClock(time, zone, HOUR_MILLIS);
      case NONE -> Long.MAX_VALUE;
      default -> endOfDays(time, zone);
    };
  }

  /**
   * Uses the offset at {@code time}, since a local hour may start twice when the clock goes back.
   */
  private static long endOnTheClock(long time, ZoneId zone, long length) {
    long offset = zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
    return Math.floorDiv(time + offset, length) * length + length - offset;
  }

  private long endOfDays(long time, ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    long end;
    do {
      day = firstDayAfter(day);
      end = day.atStartOfDay(zone).toInstant().toEpochMilli();
      // If the clock goes back over midnight, it shows the day before once more.
    } while (end <= time);
    return end;
  }

  private LocalDate firstDayAfter(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
      case YEAR -> day.with(TemporalAdjusters.firstDayOfNextYear());
      default -> day.plus(1, ChronoUnit.DAYS);
    };
  }

  /**
   * Cuts a range into buckets. The range cuts off the first and the last bucket.
   *
   * @param max the largest number of buckets
   * @return the start of each bucket and the end of the last one, milliseconds since
   *     1970-01-01T00:00:00Z
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if there are more
   */
  public long[] cut(TimeRange range, int max) {
    long[] bounds = new long[Math.min(max, FEW) + 1];
    bounds[0] = range.from();
    int count = 0;
    while (bounds[count] < range.to()) {
      if (count == max) {
        throw new BrokenRuleException(
            ErrorCode.PARAMETER_INVALID,
            "by",
            "by " + text() + " the range has more than " + max + " buckets; ask for it in parts");
      }
      if (count + 1 == bounds.length) {
        bounds = Arrays.copyOf(bounds, Math.min(max, 2 * count) + 1);
      }
      bounds[count + 1] = Math.min(endAfter(bounds[count], range.zone()), range.to());
      count++;
    }
    return Arrays.copyOf(bounds, count + 1);
  }

  /**
   * Returns the length called {@code text}.
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
