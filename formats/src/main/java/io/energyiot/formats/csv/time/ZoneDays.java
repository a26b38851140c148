package io.energyiot.formats.csv.time;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Reads dates, {@code yyyy-MM-dd}, as days of a zone, and remembers those it has seen. */
public final class ZoneDays {
  /** Length of a date, in bytes. */
  public static final int LENGTH = 10;

  private static final int MAX_KNOWN = 100_000;

  private final ZoneId zone;
  private final Map<Integer, ZoneDay> known = new HashMap<>();

  /** First eight bytes of the date of {@link #day}; they overlap with the last eight. */
  private long firstEight;

  private long lastEight;
  private ZoneDay day;

  public ZoneDays(ZoneId zone) {
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  /**
   * Returns the day whose date begins at {@code from} and takes {@link #LENGTH} bytes.
   *
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID}
   */
  public ZoneDay at(byte[] bytes, int from) {
    long first = EightBytes.at(bytes, from);
    long last = EightBytes.at(bytes, from + LENGTH - Long.BYTES);
    if (day == null || first != firstEight || last != lastEight) {
      day = read(bytes, from);
      firstEight = first;
      lastEight = last;
    }
    return day;
  }

  private ZoneDay read(byte[] bytes, int from) {
    int year = 100 * twoDigits(bytes, from) + twoDigits(bytes, from + 2);
    int month = twoDigits(bytes, from + 5);
    int dayOfMonth = twoDigits(bytes, from + 8);
    boolean marks = bytes[from + 4] == '-' && bytes[from + 7] == '-';
    boolean date = marks && year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1;
    if (!date || dayOfMonth > YearMonth.of(year, month).lengthOfMonth()) {
      String found = Quoted.utf8(bytes, from, from + LENGTH);
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          "start",
          "a date is a day of the calendar written as yyyy-MM-dd, not " + Quoted.of(found));
    }
    if (known.size() == MAX_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(
        10_000 * year + 100 * month + dayOfMonth,
        key -> ZoneDay.of(zone, LocalDate.of(year, month, dayOfMonth)));
  }

  /** Returns the number of two digits; far below zero if they are not digits. */
  static int twoDigits(byte[] bytes, int from) {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? 10 * tens + ones : -10_000;
  }
}
