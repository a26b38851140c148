package io.energyiot.server.json;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Writes instants as ISO 8601 with the zone's offset: {@code 2026-01-31T00:15:00+01:00}, with
 * milliseconds where there are any. Times that rise cost little, since date, hour and offset are
 * kept from one to the next. For one thread.
 */
public final class TimeText {
  private static final long HOUR = 3_600_000;
  private static final DateTimeFormatter HOUR_PREFIX =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:");

  private final ZoneId zone;
  private final ZoneRules rules;
  private final StringBuilder text = new StringBuilder(32);
  private long cachedFrom = 1;
  private long cachedTo = 0;
  private long hourStart;
  private String prefix;
  private String suffix;

  /** For the offsets of {@code zone}. */
  public TimeText(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The text of {@code time}, milliseconds since 1970-01-01T00:00:00Z. */
  public String of(long time) {
    if (time < cachedFrom || time >= cachedTo) {
      cacheHourOf(time);
    }
    long inHour = time - hourStart;
    text.setLength(0);
    text.append(prefix);
    two((int) (inHour / 60_000));
    text.append(':');
    two((int) (inHour / 1000 % 60));
    int millis = (int) (inHour % 1000);
    if (millis != 0) {
      text.append('.').append(millis / 100);
      two(millis % 100);
    }
    return text.append(suffix).toString();
  }

  private void two(int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** An offset changes within the hour in a few zones; there a part of the hour is cached. */
  private void cacheHourOf(long time) {
    Instant instant = Instant.ofEpochMilli(time);
    ZoneOffset offset = rules.getOffset(instant);
    long shift = offset.getTotalSeconds() * 1000L;
    hourStart = Math.floorDiv(time + shift, HOUR) * HOUR - shift;
    cachedFrom = hourStart;
    ZoneOffsetTransition last = rules.previousTransition(instant.plusMillis(1));
    if (last != null) {
      cachedFrom = Math.max(cachedFrom, last.toEpochSecond() * 1000);
    }
    cachedTo = hourStart + HOUR;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    if (next != null) {
      cachedTo = Math.min(cachedTo, next.toEpochSecond() * 1000);
    }
    prefix = HOUR_PREFIX.format(instant.atZone(zone));
    suffix = offset.getId();
  }
}
