package io.energyiot.query.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Computes the mean of demands of equal length. */
final class MeanDemand {
  private MeanDemand() {}

  /**
   * Returns the mean, rounded half-even to {@code moreDecimals} decimals more than the sum has;
   * null without demands.
   */
  static BigDecimal of(List<BigDecimal> demands, int moreDecimals) {
    return demands.stream()
        .reduce(BigDecimal::add)
        .map(
            sum ->
                sum.divide(
                    BigDecimal.valueOf(demands.size()),
                    sum.scale() + moreDecimals,
                    RoundingMode.HALF_EVEN))
        .orElse(null);
  }
}
