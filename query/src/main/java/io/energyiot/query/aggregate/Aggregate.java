package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sum, extremes and mean of the values given to it. Exact; for one thread. */
public final class Aggregate {
  private static final int MEAN_DECIMALS = 3;

  private final ExactSum sum = new ExactSum();
  private long count;
  private BigDecimal min;
  private BigDecimal max;
  private long minDigits;
  private long maxDigits;
  private int extremesScale = -1;

  /** Takes the value of reading {@code i}, which must have one. */
  public void add(Readings readings, int i) {
    count++;
    if (readings.isWide(i)) {
      sum.add(readings.value(i));
      addExtreme(readings.value(i));
      return;
    }
    long digits = readings.unscaled(i);
    int scale = readings.scale(i);
    sum.add(digits, scale);
    if (scale == extremesScale) {
      minDigits = Math.min(minDigits, digits);
      maxDigits = Math.max(maxDigits, digits);
    } else {
      foldExtremes();
      extremesScale = scale;
      minDigits = digits;
      maxDigits = digits;
    }
  }

  private void foldExtremes() {
    if (extremesScale >= 0) {
      addExtreme(BigDecimal.valueOf(minDigits, extremesScale));
      addExtreme(BigDecimal.valueOf(maxDigits, extremesScale));
      extremesScale = -1;
    }
  }

  private void addExtreme(BigDecimal value) {
    min = min == null || value.compareTo(min) < 0 ? value : min;
    max = max == null || value.compareTo(max) > 0 ? value : max;
  }

  /** How many values there were. */
  public long count() {
    return count;
  }

  /** The exact sum; null if there was no value, since a sum of nothing is not a usage of zero. */
  public BigDecimal sum() {
    return count == 0 ? null : sum.value();
  }

  /** The smallest value; null if there was none. */
  public BigDecimal min() {
    foldExtremes();
    return min;
  }

  /** The largest value; null if there was none. */
  public BigDecimal max() {
    foldExtremes();
    return max;
  }

  /** The mean, rounded half-even to three decimals more than the sum has; null without values. */
  public BigDecimal mean() {
    if (count == 0) {
      return null;
    }
    BigDecimal total = sum.value();
    return total.divide(
        BigDecimal.valueOf(count), total.scale() + MEAN_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
