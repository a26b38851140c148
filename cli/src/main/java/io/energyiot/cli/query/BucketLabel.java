package io.energyiot.cli.query;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** What a bucket is called in a chart. */
final class BucketLabel {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmxxx");
  private static final DateTimeFormatter WEEK =
      DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");

  private BucketLabel() {}

  /**
   * The name of the bucket that starts then: an ISO week, a quarter, or a date or time as short as
   * it may be.
   *
   * @param by the length of a bucket as the server writes it
   */
  static String of(OffsetDateTime start, String by) {
    return switch (by) {
      case "quarter-hour", "hour" -> HOUR.format(start);
      case "week" -> WEEK.format(start);
      case "month" -> MONTH.format(start);
      case "quarter" -> YEAR.format(start) + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
      case "year" -> YEAR.format(start);
      default -> DAY.format(start);
    };
  }
}
