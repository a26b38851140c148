package io.energyiot.query.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The mean power in an interval: its energy divided by its hours. */
public final class Demand {
  private static final int HOUR = 3600;
  private static final int MORE_DECIMALS = 3;

  /**
   * The largest number of further decimals of a finite quotient: the longest interval is shorter
   * than 2^25 seconds, so its length contains the factors 2 and 5 fewer than 25 times each.
   */
  private static final int MAX_MORE_DECIMALS = 25;

  private Demand() {}

  /**
   * Returns the demand: exact if it is a finite decimal, otherwise rounded half-even to three
   * decimals more than the energy has.
   *
   * @param seconds the length of the interval
   */
  public static BigDecimal of(BigDecimal energy, int seconds) {
    if (HOUR % seconds == 0) {
      return energy.multiply(BigDecimal.valueOf(HOUR / seconds));
    }
    int scale = energy.scale();
    BigDecimal divisor = BigDecimal.valueOf(seconds);
    BigDecimal dividend = energy.multiply(BigDecimal.valueOf(HOUR));
    BigDecimal quotient = dividend.divide(divisor, scale + MAX_MORE_DECIMALS, RoundingMode.DOWN);
    if (quotient.multiply(divisor).compareTo(dividend) != 0) {
      return dividend.divide(divisor, scale + MORE_DECIMALS, RoundingMode.HALF_EVEN);
    }
    BigDecimal stripped = quotient.stripTrailingZeros();
    return stripped.setScale(Math.max(stripped.scale(), scale));
  }
}
