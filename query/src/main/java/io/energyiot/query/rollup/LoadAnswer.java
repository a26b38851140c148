package io.energyiot.query.rollup;

import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The load of a group. Demands are what was used in a bucket divided by its hours; buckets are as
 * long as the longest interval of any meter in it, so none is counted twice or torn apart.
 *
 * @param question what was asked
 * @param range the days as a range of time
 * @param asOf all that was stored before is in
 * @param missing days of which there is no rollup yet
 * @param by the length of the buckets: quarter hour, hour or day
 * @param peak the greatest demand, of the first bucket that had it; empty without values
 * @param mean of all demands, rounded half-even to three decimals more than they have; null without
 *     values
 * @param loadFactor mean by peak, four decimals; null without a peak over zero
 * @param duration the load-duration curve: the demand that was reached or surpassed in 0, 1, … 100
 *     percent of the buckets that have values, where 0 is the peak
 * @param averageDays of each season and day of the week that has values
 * @param days each with its peak
 */
public record LoadAnswer(
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
    List<LoadDay> days) {

  /**
   * A demand and when it was.
   *
   * @param start of the bucket, milliseconds since 1970-01-01T00:00:00Z
   * @param demand in the unit per hour
   */
  public record Demanded(long start, BigDecimal demand) {}

  /**
   * A day of the range.
   *
   * @param day in the storage zone
   * @param sum of its values, exact
   * @param peak its greatest demand
   * @param coincidence the factor of coincidence: the group's peak by the sum of the peaks of its
   *     meters, four decimals; null if that sum is not over zero
   */
  public record LoadDay(LocalDate day, BigDecimal sum, Demanded peak, BigDecimal coincidence) {}

  /**
   * A day as it is on average.
   *
   * @param season winter (December to February), spring, summer or autumn
   * @param weekday monday to sunday
   * @param days so many made it
   * @param demands by time of the clock from midnight on, rounded half-even to three decimals more
   *     than the demands have; null where none of the days has a value
   */
  public record AverageDay(String season, String weekday, long days, List<BigDecimal> demands) {}
}
