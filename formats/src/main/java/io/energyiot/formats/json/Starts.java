package io.energyiot.formats.json;

import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads starts in ISO 8601 with an offset. A fast path reads {@code yyyy-MM-ddTHH:mm:ss} with
 * {@code Z} or {@code +HH:mm}; {@link OffsetDateTime} reads the other forms that files may have.
 */
final class Starts {
  private static final int DATE = 10;
  private static final int TO_SECONDS = 19;
  private static final int MAX_OFFSET = 18 * 3600;
  private static final long NOT_PLAIN = Long.MIN_VALUE;

  private static final Pattern WRITTEN =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?)"
              + "(?:[Zz]|([+-][0-9]{2})(?::?([0-9]{2}))?)");

  /** So far below zero that the other numbers of a time can't make the result positive. */
  private static final int NO_NUMBER = -100_000_000;

  private Starts() {}

  /**
   * Returns the instant that {@code length} characters denote.
   *
   * @return milliseconds since 1970-01-01T00:00:00Z, in the range that {@link Interval} allows
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID}
   */
  static long millis(char[] text, int from, int length) {
    long plain = plain(text, from, length);
    return plain == NOT_PLAIN ? parse(new String(text, from, length)) : plain;
  }

  private static long plain(char[] text, int from, int length) {
    if (length <= TO_SECONDS) {
      return NOT_PLAIN;
    }
    int offset = offset(text, from + TO_SECONDS, length - TO_SECONDS);
    int clock = clock(text, from + DATE);
    if (offset == NO_NUMBER || clock < 0) {
      return NOT_PLAIN;
    }
    long day = day(text, from);
    long millis = 1000 * (86_400 * day + clock - offset);
    boolean inRange = millis >= Interval.EARLIEST_START && millis < Interval.END_OF_STARTS;
    return inRange ? millis : NOT_PLAIN;
  }

  /** Returns the days since 1970-01-01 of {@code yyyy-MM-dd}; negative if malformed. */
  private static long day(char[] text, int from) {
    int year = 100 * number(text, from) + number(text, from + 2);
    int month = number(text, from + 5);
    int day = number(text, from + 8);
    boolean marks = text[from + 4] == '-' && text[from + 7] == '-';
    boolean date = marks && year >= 0 && month >= 1 && month <= 12 && day >= 1;
    return date && day <= YearMonth.of(year, month).lengthOfMonth()
        ? LocalDate.of(year, month, day).toEpochDay()
        : NO_NUMBER;
  }

  /** Returns the seconds of {@code THH:mm:ss}; negative if malformed. */
  private static int clock(char[] text, int from) {
    int hour = number(text, from + 1);
    int minute = number(text, from + 4);
    int second = number(text, from + 7);
    boolean marks = text[from] == 'T' && text[from + 3] == ':' && text[from + 6] == ':';
    boolean valid = marks && hour <= 23 && minute <= 59 && second <= 59;
    return valid ? 3600 * hour + 60 * minute + second : NO_NUMBER;
  }

  /** Returns the seconds of {@code Z} or {@code +HH:mm}; {@link #NO_NUMBER} if it is neither. */
  private static int offset(char[] text, int from, int length) {
    if (length == 1 && text[from] == 'Z') {
      return 0;
    }
    boolean signed = text[from] == '+' || text[from] == '-';
    if (length != 6 || !signed || text[from + 3] != ':') {
      return NO_NUMBER;
    }
    int minutes = number(text, from + 4);
    int seconds = 3600 * number(text, from + 1) + 60 * minutes;
    if (seconds < 0 || minutes > 59 || seconds > MAX_OFFSET) {
      return NO_NUMBER;
    }
    return text[from] == '-' ? -seconds : seconds;
  }

  /** Returns the number of two digits; far below zero if they are not digits. */
  private static int number(char[] text, int from) {
    int tens = text[from] - '0';
    int ones = text[from + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? 10 * tens + ones : -100_000;
  }

  private static long parse(String text) {
    try {
      return Interval.startMillis(OffsetDateTime.parse(iso(text)).toInstant());
    } catch (DateTimeException e) {
      String rule =
          isLocal(text)
              ? "a start needs an offset, such as Z or +02:00: "
              : "a start is an ISO 8601 time with an offset, such as 2026-03-30T12:15:00Z, not ";
      throw new BrokenRuleException(ErrorCode.START_INVALID, "start", rule + Quoted.of(text));
    }
  }

  /**
   * Converts other forms of files to ISO 8601: a blank before the time, an offset without colon.
   */
  private static String iso(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("no time with an offset");
    }
    String minutes = parts.group(4) == null ? "00" : parts.group(4);
    String offset = parts.group(3) == null ? "Z" : parts.group(3) + ":" + minutes;
    return parts.group(1) + "T" + parts.group(2) + offset;
  }

  private static boolean isLocal(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
