package io.energyiot.server.answer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Writes instants as ISO 8601 with the zone's offset: {@code 2026-01-31T00:15:00+01:00}, with
 * milliseconds only if there are any. Ascending times are cheap, since date and offset are kept
 * from one to the next. For one thread.
 */
public final class TimeText {
  /** The length of the longest text, bytes. */
  static final int LONGEST = "2026-01-31T00:15:00.000+01:00:00".length();

  private static final long DAY = 86_400_000;
  private static final int DATE_LENGTH = "2026-01-31T".length();

  private final ZoneRules rules;
  private final byte[] text = new byte[LONGEST];
  private int length;
  private long textTime = -1;
  private long dateFrom = 1;
  private long dateTo = 0;
  private long midnight;
  private long offsetFrom = 1;
  private long offsetTo = 0;
  private long shift;
  private byte[] suffix;

  /** Uses the offsets of {@code zone}. */
  public TimeText(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Returns the text of {@code time}, milliseconds since 1970-01-01T00:00:00Z. */
  public String of(long time) {
    make(time);
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Writes the text of {@code time} to {@code target}, from {@code at} on; returns its length. */
  int write(long time, byte[] target, int at) {
    if (time != textTime) {
      make(time);
    }
    System.arraycopy(text, 0, target, at, length);
    return length;
  }

  private void make(long time) {
    if (time < dateFrom || time >= dateTo) {
      takeDateOf(time);
    }
    int inDay = (int) (time - midnight);
    int seconds = inDay / 1000;
    int at = DATE_LENGTH;
    two(at, seconds / 3600);
    text[at + 2] = ':';
    two(at + 3, seconds / 60 % 60);
    text[at + 5] = ':';
    two(at + 6, seconds % 60);
    at += 8;
    int millis = inDay - seconds * 1000;
    if (millis != 0) {
      text[at] = '.';
      text[at + 1] = (byte) ('0' + millis / 100);
      two(at + 2, millis % 100);
      at += 4;
    }
    System.arraycopy(suffix, 0, text, at, suffix.length);
    length = at + suffix.length;
    textTime = time;
  }

  private void two(int at, int number) {
    text[at] = (byte) ('0' + number / 10);
    text[at + 1] = (byte) ('0' + number % 10);
  }

  /** Keeps the date of {@code time}; only a part of the day if the offset changes within it. */
  private void takeDateOf(long time) {
    if (time < offsetFrom || time >= offsetTo) {
      takeOffsetOf(time);
    }
    long day = Math.floorDiv(time + shift, DAY);
    midnight = day * DAY - shift;
    dateFrom = Math.max(midnight, offsetFrom);
    dateTo = Math.min(midnight + DAY, offsetTo);
    LocalDate date = LocalDate.ofEpochDay(day);
    two(0, date.getYear() / 100);
    two(2, date.getYear() % 100);
    text[4] = '-';
    two(5, date.getMonthValue());
    text[7] = '-';
    two(8, date.getDayOfMonth());
    text[10] = 'T';
  }

  private void takeOffsetOf(long time) {
    Instant instant = Instant.ofEpochMilli(time);
    ZoneOffset offset = rules.getOffset(instant);
    ZoneOffsetTransition last = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    offsetFrom = last == null ? Long.MIN_VALUE : last.toEpochSecond() * 1000;
    offsetTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
    shift = offset.getTotalSeconds() * 1000L;
    suffix = offset.getId().getBytes(StandardCharsets.ISO_8859_1);
  }
}
