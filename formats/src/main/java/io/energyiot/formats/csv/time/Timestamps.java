package io.energyiot.formats.csv.time;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.formats.clock.ClockChange;
import io.energyiot.formats.clock.ClockOverlaps;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads times: {@code yyyy-MM-dd HH:mm[:ss[.fraction]]} with a {@code T} or a blank between date
 * and time, then {@code Z}, an offset ({@code +02:00}, {@code +0200}, {@code +02}) or nothing. A
 * time without an offset is local time in the zone.
 */
public final class Timestamps {
  private static final int SHORTEST = 16;
  private static final int MAX_OFFSET_MINUTES = 18 * 60;
  private static final long MIDNIGHT =
      EightBytes.at("00:00:00".getBytes(StandardCharsets.US_ASCII), 0);
  private static final long COLONS = 0x0000FF0000FF0000L;
  private static final int NO_OFFSET = Integer.MIN_VALUE;

  private final ZoneDays days;
  private final ClockOverlaps overlaps;

  public Timestamps(ZoneDays days, ClockOverlaps overlaps) {
    this.days = days;
    this.overlaps = overlaps;
  }

  /**
   * Returns the instant that the bytes from {@code from} up to {@code to} are the text of.
   *
   * @param series the line's series, needed near times that the clock shows twice
   * @return milliseconds since 1970-01-01T00:00:00Z, or {@link ClockOverlaps#HELD}
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID}, {@link
   *     ErrorCode#START_IN_DST_GAP} or {@link ErrorCode#START_AMBIGUOUS}
   * @throws io.energyiot.formats.clock.RepeatedHourException if only a part of a file is known
   */
  public long read(byte[] bytes, int from, int to, Series series) {
    if (to - from < SHORTEST) {
      throw invalid(bytes, from, to);
    }
    ZoneDay day = days.at(bytes, from);
    int end = timeEnd(bytes, from + SHORTEST, to);
    int millis = millis(bytes, from + ZoneDays.LENGTH, end);
    int offset = end == to ? 0 : offsetSeconds(bytes, end, to);
    if (millis < 0 || offset == NO_OFFSET) {
      throw invalid(bytes, from, to);
    }
    if (end == to) {
      return inRange(local(day, millis, series));
    }
    return inRange(sure(day, instant(day, millis, offset), series));
  }

  private long sure(ZoneDay day, long instant, Series series) {
    ClockChange change = day.change();
    return change == null ? instant : overlaps.sure(change, series, instant);
  }

  private static long inRange(long instant) {
    if (instant == ClockOverlaps.HELD) {
      return instant;
    }
    if (instant < Interval.EARLIEST_START || instant >= Interval.END_OF_STARTS) {
      return Interval.startMillis(Instant.ofEpochMilli(instant));
    }
    return instant;
  }

  /** Returns where the digits, colons and points end. */
  private static int timeEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] >= '.' && bytes[end] <= ':' && bytes[end] != '/') {
      end++;
    }
    return end;
  }

  /** Returns the milliseconds of {@code THH:mm[:ss[.fraction]]}; negative if malformed. */
  private static int millis(byte[] bytes, int from, int end) {
    if (bytes[from] != ' ' && bytes[from] != 'T' && bytes[from] != 't') {
      return -1;
    }
    if (end - from == 1 + Long.BYTES) {
      return clockMillis(EightBytes.at(bytes, from + 1));
    }
    int minutes = minutes(bytes, from + 1);
    int behind = from + 6;
    if (behind == end) {
      return 60_000 * minutes;
    }
    if (minutes < 0 || end - behind < 3 || bytes[behind] != ':') {
      return -1;
    }
    int seconds = ZoneDays.twoDigits(bytes, behind + 1);
    int fraction = fractionMillis(bytes, behind + 3, end);
    boolean valid = seconds >= 0 && seconds <= 59 && fraction >= 0;
    return valid ? 60_000 * minutes + 1000 * seconds + fraction : -1;
  }

  /**
   * Reads {@code HH:mm:ss}, the usual form, at once; returns milliseconds, negative if malformed.
   */
  private static int clockMillis(long text) {
    long numbers = text ^ MIDNIGHT;
    if (!EightBytes.areDigits(numbers) || (numbers & COLONS) != 0) {
      return -1;
    }
    long pairs = numbers * 10 + (numbers >>> 8);
    int hour = (int) pairs & 0xFF;
    int minute = (int) (pairs >>> 24) & 0xFF;
    int second = (int) (pairs >>> 48) & 0xFF;
    boolean valid = hour <= 23 && minute <= 59 && second <= 59;
    return valid ? 3_600_000 * hour + 60_000 * minute + 1000 * second : -1;
  }

  /** Returns the minutes of {@code HH:mm}; negative if malformed. */
  private static int minutes(byte[] bytes, int from) {
    int hour = ZoneDays.twoDigits(bytes, from);
    int minute = ZoneDays.twoDigits(bytes, from + 3);
    boolean time = bytes[from + 2] == ':' && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
    return time ? 60 * hour + minute : -1;
  }

  /**
   * Returns the milliseconds of a fraction, 0 if there is none; negative if finer than a
   * millisecond.
   */
  private static int fractionMillis(byte[] bytes, int from, int end) {
    if (from == end) {
      return 0;
    }
    int millis = 0;
    int worth = 100;
    for (int i = from + 1; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || (worth == 0 && digit != 0)) {
        return -1;
      }
      millis += digit * worth;
      worth /= 10;
    }
    return bytes[from] == '.' && end - from > 1 ? millis : -1;
  }

  private long local(ZoneDay day, int millis, Series series) {
    if (day.hasOneOffset()) {
      return sure(day, instant(day, millis, day.offset()), series);
    }
    LocalDateTime time = day.date().atTime(LocalTime.ofNanoOfDay(millis * 1_000_000L));
    List<ZoneOffset> offsets = days.zone().getRules().getValidOffsets(time);
    if (offsets.isEmpty()) {
      throw new BrokenRuleException(
          ErrorCode.START_IN_DST_GAP,
          "start",
          "the clock in " + days.zone() + " is put forward over " + time + ": no such time");
    }
    long earlier = instant(day, millis, offsets.get(0).getTotalSeconds());
    if (offsets.size() == 1) {
      return sure(day, earlier, series);
    }
    ClockChange change = ClockChange.of(days.zone().getRules().getTransition(time));
    return overlaps.unsure(change, series, earlier);
  }

  private static long instant(ZoneDay day, int millis, int offset) {
    return day.midnight() + millis - offset * 1000L;
  }

  /** Returns the seconds of {@code Z} or an offset; {@link #NO_OFFSET} if it is neither. */
  private static int offsetSeconds(byte[] bytes, int from, int to) {
    if ((bytes[from] == 'Z' || bytes[from] == 'z') && to - from == 1) {
      return 0;
    }
    int minutes = offsetMinutes(bytes, from + 1, to);
    boolean signed = bytes[from] == '+' || bytes[from] == '-';
    if (!signed || minutes < 0 || minutes > MAX_OFFSET_MINUTES) {
      return NO_OFFSET;
    }
    return bytes[from] == '-' ? -60 * minutes : 60 * minutes;
  }

  /** Returns the minutes of {@code HH:mm}, {@code HHmm} or {@code HH}; negative if malformed. */
  private static int offsetMinutes(byte[] bytes, int from, int to) {
    return switch (to - from) {
      case 5 -> minutes(bytes, from);
      case 4 -> {
        int minute = ZoneDays.twoDigits(bytes, from + 2);
        yield minute > 59 ? -1 : 60 * ZoneDays.twoDigits(bytes, from) + minute;
      }
      case 2 -> 60 * ZoneDays.twoDigits(bytes, from);
      default -> -1;
    };
  }

  private static BrokenRuleException invalid(byte[] bytes, int from, int to) {
    return new BrokenRuleException(
        ErrorCode.START_INVALID,
        "start",
        "a time must be written as yyyy-MM-dd HH:mm:ss, no finer than a millisecond, with or"
            + " without an offset; it is "
            + Quoted.of(Quoted.utf8(bytes, from, to)));
  }
}
