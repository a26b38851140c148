package io.energyiot.query.aggregate;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What there is to say about a number of readings. Readings without a value do not count.
 *
 * @param sum exact, with as many decimals as the value with the most; null if there was no value,
 *     since a sum of nothing is not a usage of zero
 * @param min the smallest value; null if there was none
 * @param max the largest value; null if there was none
 * @param mean rounded half-even to three decimals more than the sum has; null without values
 * @param count how many values there were
 * @param first the value whose interval starts first
 * @param last the value whose interval starts last
 * @param peak the largest demand, which is a value divided by the hours of its interval, and the
 *     first interval that had it; empty if the unit is no energy
 * @param loadFactor the mean demand over the intervals that have values, divided by the peak,
 *     rounded half-even to four decimals; null without a peak or if it is not over zero
 */
public record Aggregate(
    BigDecimal sum,
    BigDecimal min,
    BigDecimal max,
    BigDecimal mean,
    long count,
    Optional<TimedValue> first,
    Optional<TimedValue> last,
    Optional<TimedValue> peak,
    BigDecimal loadFactor) {
  /** Of no values. */
  public static final Aggregate NOTHING = withoutValues(null);

  /** Of no values, if that is to mean a usage of zero. */
  public static final Aggregate ZERO = withoutValues(BigDecimal.ZERO);

  private static Aggregate withoutValues(BigDecimal sum) {
    return new Aggregate(
        sum, sum, sum, sum, 0, Optional.empty(), Optional.empty(), Optional.empty(), null);
  }
}
