package io.energyiot.query;

import io.energyiot.query.calendar.ComparedRange;
import io.energyiot.query.calendar.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The usage in another range, to compare with that of the question.
 *
 * @param range the other range
 * @param total the aggregate of the other range
 * @param buckets the buckets of the other range, in order
 * @param change the sum of the question's range minus that of the other range; null if one of them
 *     is null
 * @param percent the change in percent of the absolute value of the other sum, rounded half-even to
 *     two decimals; it has the sign of the change; null if the other sum is null or zero
 */
public record UsageComparison(
    ComparedRange kind,
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
   * Compares {@code now}, the total of the question's range, with the total of the other range.
   *
   * @param buckets the buckets of the other range
   */
  static UsageComparison of(
      ComparedRange kind,
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
