package io.energyiot.query;

import io.energyiot.query.calendar.Compare;
import io.energyiot.query.calendar.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An aggregated view beside that of another time.
 *
 * @param range the other time
 * @param total over all of it
 * @param buckets of it, in order
 * @param change how much more the sum is now; null if one of the sums is
 * @param percent the change in percent of the other sum without its sign, rounded half-even to two
 *     decimals, so it has the change's sign; null if that sum is null or zero
 */
public record UsageComparison(
    Compare kind,
    TimeRange range,
    UsageBucket total,
    List<UsageBucket> buckets,
    BigDecimal change,
    BigDecimal percent) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 2;

  /** Copies the buckets. */
  public UsageComparison {
    buckets = List.copyOf(buckets);
  }

  /**
   * Compares {@code now}, the total of what was asked for, with the total of the other time.
   *
   * @param buckets of the other time
   */
  static UsageComparison of(
      Compare kind,
      TimeRange range,
      UsageBucket now,
      UsageBucket total,
      List<UsageBucket> buckets) {
    BigDecimal sum = now.aggregate().sum();
    BigDecimal base = total.aggregate().sum();
    BigDecimal change = sum == null || base == null ? null : sum.subtract(base);
    BigDecimal percent =
        change == null || base.signum() == 0
            ? null
            : change.multiply(HUNDRED).divide(base.abs(), PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    return new UsageComparison(kind, range, total, buckets, change, percent);
  }
}
