package io.energyiot.formats.csv;

import io.energyiot.model.Interval;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a CSV file does not say about itself.
 *
 * @param zone the zone of local times and of the days of the wide form
 * @param interval the length of every interval unless a column gives it, in seconds
 */
public record CsvOptions(ZoneId zone, int interval) {
  /**
   * @throws IllegalArgumentException if the interval is not 1 to {@link Interval#LONGEST} seconds
   */
  public CsvOptions {
    Objects.requireNonNull(zone);
    if (interval < 1 || interval > Interval.LONGEST) {
      throw new IllegalArgumentException("interval " + interval);
    }
  }

  /** Returns options for quarter hours in {@code zone}. */
  public static CsvOptions quarterHours(ZoneId zone) {
    return new CsvOptions(zone, Interval.QUARTER_HOUR);
  }
}
