package io.energyiot.query.rollup;

import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The demand of a group over time. A demand is the sum of a bucket divided by its hours. Buckets
 * are at least as long as the longest interval of any meter in the group, so no interval is split
 * or counted twice.
 *
 * @param question the question
 * @param range the days as a range of time
 * @param asOf the instant up to which everything stored is included
 * @param missing the days without a rollup
 * @param by the length of the buckets: quarter hour, hour or day
 * @param peak the largest demand and the first bucket that has it; empty without values
 * @param mean the mean of all demands, rounded half-even to three decimals more than they have;
 *     null without values
 * @param loadFactor the mean divided by the peak, to four decimals; null without a positive peak
 * @param duration the load-duration curve: the demand that was reached or exceeded in 0, 1, … 100
 *     percent of the buckets that have values; the value at 0 is the peak
 * @param averageDays the average day of each season and weekday that has values
 * @param days the days with their peaks
 */
public record DemandAnswer(
    RollupQuestion question,
    TimeRange range,
    Instant asOf,
    List<LocalDate> missing,
    BucketLength by,
    Optional<Demanded> peak,
    BigDecimal mean,
    BigDecimal loadFactor,
    List<BigDecimal> duration,
    List<AverageDay> averageDays,
    List<DemandDay> days) {

  /**
   * A demand and its time.
   *
   * @param start the start of the bucket, milliseconds since 1970-01-01T00:00:00Z
   * @param demand the demand, in units per hour
   */
  public record Demanded(long start, BigDecimal demand) {}

  /**
   * A day of the range.
   *
   * @param day in the storage zone
   * @param sum the exact sum of its values
   * @param peak its largest demand
   * @param coincidence the coincidence factor: the group's peak divided by the sum of its meters'
   *     peaks, to four decimals; null if that sum is not positive
   */
  public record DemandDay(LocalDate day, BigDecimal sum, Demanded peak, BigDecimal coincidence) {}

  /**
   * An average day.
   *
   * @param season winter (December to February), spring, summer or autumn
   * @param weekday monday to sunday
   * @param days the number of days in the average
   * @param demands the demands by clock time from midnight on, rounded half-even to three decimals
   *     more than the demands have; null where none of the days has a value
   */
  public record AverageDay(String season, String weekday, long days, List<BigDecimal> demands) {}
}
