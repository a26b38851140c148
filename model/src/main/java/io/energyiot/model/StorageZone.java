package io.energyiot.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The zone whose calendar days cut a series into day blocks. Set once for a deployment, before its
 * first load.
 *
 * @param id the zone, UTC unless set
 */
public record StorageZone(ZoneId id) {
  /** Days as UTC has them. */
  public static final StorageZone UTC = new StorageZone(ZoneOffset.UTC);

  private static final long DAY_SECONDS = 86_400;

  /** A zone with a fixed offset is kept as that offset, which makes {@code Z} and UTC equal. */
  public StorageZone {
    id = id.normalized();
  }

  /**
   * The day in which an interval starts.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @return days since 1970-01-01
   */
  public long dayOf(long start) {
    long seconds = Math.floorDiv(start, 1000L);
    return Math.floorDiv(seconds + offsetSeconds(seconds), DAY_SECONDS);
  }

  private long offsetSeconds(long seconds) {
    if (id instanceof ZoneOffset offset) {
      return offset.getTotalSeconds();
    }
    ZoneRules rules = id.getRules();
    return rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
  }

  /**
   * When a day starts.
   *
   * @param day days since 1970-01-01
   * @return milliseconds since 1970-01-01T00:00:00Z
   */
  public long startOf(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(id).toInstant().toEpochMilli();
  }

  /** The calendar year of a day that is counted from 1970-01-01. */
  public static int yearOf(long day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  @Override
  public String toString() {
    return Zones.name(id);
  }
}
