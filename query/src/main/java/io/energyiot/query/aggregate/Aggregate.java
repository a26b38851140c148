package io.energyiot.query.aggregate;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The aggregate of some readings. Readings without a value do not count.
 *
 * @param sum exact, with as many decimals as the value with the most; null if there was no value,
 *     since no values do not mean a usage of zero
 * @param min the smallest value; null if there was none
 * @param max the largest value; null if there was none
 * @param mean rounded half-even to three decimals more than the sum has; null without values
 * @param count the number of values
 * @param first the value whose interval starts first
 * @param last the value whose interval starts last
 * @param peak the largest demand, which is a value divided by the hours of its interval, and the
 *     first interval that has it; empty if the unit is not one of energy
 * @param loadFactor the mean demand over the intervals that have values, divided by the peak,
 *     rounded half-even to four decimals; null without a peak, or if the peak is not positive
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
  /** The aggregate of no values. */
  public static final Aggregate NOTHING = withoutValues(null);

  /** The aggregate of no values where that means a usage of zero. */
  public static final Aggregate ZERO = withoutValues(BigDecimal.ZERO);

  private static Aggregate withoutValues(BigDecimal sum) {
    return new Aggregate(
        sum, sum, sum, sum, 0, Optional.empty(), Optional.empty(), Optional.empty(), null);
  }
}
