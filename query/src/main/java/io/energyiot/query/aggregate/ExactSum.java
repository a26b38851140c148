package io.energyiot.query.aggregate;

import java.math.BigDecimal;

/**
 * A sum of decimals that loses nothing. While all have one scale and the digits fit a long, adding
 * costs one addition of longs.
 */
final class ExactSum {
  private long digits;
  private int scale = -1;
  private BigDecimal rest = BigDecimal.ZERO;

  void add(long unscaled, int itsScale) {
    if (itsScale != scale) {
      moveToRest();
      scale = itsScale;
    }
    long sum = digits + unscaled;
    if (((digits ^ sum) & (unscaled ^ sum)) < 0) {
      moveToRest();
      sum = unscaled;
    }
    digits = sum;
  }

  void add(BigDecimal value) {
    rest = rest.add(value);
  }

  private void moveToRest() {
    if (scale >= 0) {
      // A sum of zero as well, whose scale counts.
      rest = rest.add(BigDecimal.valueOf(digits, scale));
      digits = 0;
    }
  }

  /** The sum; its scale is the largest of any value added. */
  BigDecimal value() {
    return scale < 0 ? rest : rest.add(BigDecimal.valueOf(digits, scale));
  }
}
