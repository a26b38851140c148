package io.energyiot.formats.mscons;

import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Times of format 303: {@code yyyyMMddHHmm} with an offset such as {@code +01}. */
final class MsconsTimes {
  private static final int LENGTH = 15;
  private static final int OFFSET_AT = 12;
  private static final int MAX_OFFSET = 14;

  private MsconsTimes() {}

  /**
   * The time in milliseconds since 1970-01-01T00:00:00Z.
   *
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID}
   */
  static long millis(EdifactSegments dtm) {
    int place = dtm.place(1, 1);
    if (place < 0 || !dtm.has(1, 2, "303") || dtm.to(place) - dtm.from(place) != LENGTH) {
      throw invalid(dtm);
    }
    byte[] text = dtm.bytes();
    int at = dtm.from(place);
    byte sign = text[at + OFFSET_AT];
    int offset = number(dtm, at + OFFSET_AT + 1, 2);
    int hour = number(dtm, at + 8, 2);
    int minute = number(dtm, at + 10, 2);
    if ((sign != '+' && sign != '-') || offset > MAX_OFFSET || hour > 23 || minute > 59) {
      throw invalid(dtm);
    }
    try {
      long days =
          LocalDate.of(number(dtm, at, 4), number(dtm, at + 4, 2), number(dtm, at + 6, 2))
              .toEpochDay();
      long minutes = (days * 24 + hour - (sign == '-' ? -offset : offset)) * 60 + minute;
      long millis = minutes * 60_000;
      if (millis >= Interval.EARLIEST_START && millis < Interval.END_OF_STARTS) {
        return millis;
      }
    } catch (DateTimeException e) {
      // falls through to the one message for all
    }
    throw invalid(dtm);
  }

  private static int number(EdifactSegments dtm, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = dtm.bytes()[i] - '0';
      if (digit < 0 || digit > 9) {
        throw invalid(dtm);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static BrokenRuleException invalid(EdifactSegments dtm) {
    return new BrokenRuleException(
        ErrorCode.START_INVALID,
        "DTM+" + dtm.text(1, 0),
        "a time is yyyyMMddHHmm with an offset as in +01, in the years 1970 to 2199, of format"
            + " 303; it is "
            + Quoted.of(dtm.text(1, 1))
            + " of format "
            + Quoted.of(dtm.text(1, 2)));
  }
}
