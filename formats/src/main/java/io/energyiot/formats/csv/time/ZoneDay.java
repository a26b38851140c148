package io.energyiot.formats.csv.time;

import io.energyiot.formats.clock.ClockChange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * A calendar day of a zone.
 *
 * @param date the day
 * @param midnight the beginning of the same date in UTC, milliseconds since 1970-01-01T00:00:00Z
 * @param start its first instant, milliseconds since 1970-01-01T00:00:00Z
 * @param seconds its length
 * @param offset the offset of all its local times from UTC, in seconds; {@link #SEVERAL} if the
 *     clock changes during the day
 * @param change the clock change near it that repeats local times; null if there is none
 */
public record ZoneDay(
    LocalDate date, long midnight, long start, int seconds, int offset, ClockChange change) {
  /** The offset of a day that has more than one. */
  static final int SEVERAL = Integer.MIN_VALUE;

  static ZoneDay of(ZoneId zone, LocalDate date) {
    long start = date.atStartOfDay(zone).toEpochSecond();
    long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
    int offset = onlyOffset(zone.getRules(), date);
    long midnight = date.toEpochDay() * 86_400_000;
    ClockChange change = ClockChange.nearDay(zone.getRules(), midnight).orElse(null);
    return new ZoneDay(date, midnight, start * 1000, (int) (end - start), offset, change);
  }

  private static int onlyOffset(ZoneRules rules, LocalDate date) {
    LocalDateTime midnight = date.atStartOfDay();
    List<ZoneOffset> offsets = rules.getValidOffsets(midnight);
    if (offsets.size() != 1) {
      return SEVERAL;
    }
    ZoneOffset offset = offsets.get(0);
    ZoneOffsetTransition next = rules.nextTransition(midnight.toInstant(offset));
    LocalDateTime nextMidnight = midnight.plusDays(1);
    boolean changes =
        next != null
            && (next.getDateTimeBefore().isBefore(nextMidnight)
                || next.getDateTimeAfter().isBefore(nextMidnight));
    return changes ? SEVERAL : offset.getTotalSeconds();
  }

  boolean hasOneOffset() {
    return offset != SEVERAL;
  }

  /** Returns how much longer than 24 hours the day is, in seconds; negative if it is shorter. */
  public int extraSeconds() {
    return seconds - 86_400;
  }
}
