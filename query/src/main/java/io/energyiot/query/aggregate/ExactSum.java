package io.energyiot.query.aggregate;

import io.energyiot.model.ExactDecimal;
import java.math.BigDecimal;

/**
 * An exact sum of decimals. It keeps a sum for each scale, so adding costs one addition of longs
 * while the digits fit a long.
 */
final class ExactSum {
  private final long[] digits = new long[ExactDecimal.MAX_DIGITS + 1];
  private long scales;
  private BigDecimal rest = BigDecimal.ZERO;

  void add(long unscaled, int scale) {
    long before = digits[scale];
    long sum = before + unscaled;
    if (((before ^ sum) & (unscaled ^ sum)) < 0) {
      rest = rest.add(BigDecimal.valueOf(before, scale));
      sum = unscaled;
    }
    digits[scale] = sum;
    scales |= 1L << scale;
  }

  void add(BigDecimal value) {
    rest = rest.add(value);
  }

  void add(ExactSum other) {
    rest = rest.add(other.rest);
    for (long left = other.scales; left != 0; left &= left - 1) {
      int scale = Long.numberOfTrailingZeros(left);
      add(other.digits[scale], scale);
    }
  }

  /** Returns the sum. */
  BigDecimal value() {
    BigDecimal sum = rest;
    for (long left = scales; left != 0; left &= left - 1) {
      int scale = Long.numberOfTrailingZeros(left);
      sum = sum.add(BigDecimal.valueOf(digits[scale], scale));
    }
    return sum;
  }
}
