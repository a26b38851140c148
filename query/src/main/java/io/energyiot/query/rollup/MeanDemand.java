package io.energyiot.query.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The mean of demands of equal length. */
final class MeanDemand {
  private MeanDemand() {}

  /** Rounded half-even to so many decimals more than their sum has; null of none. */
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
