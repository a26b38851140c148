package io.energyiot.bench.model.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The aggregates of readings in order of start, each reading on its own and as a decimal.
 *
 * @param readings those that have a value
 */
public record Totals(List<Told> readings) {
  private static final MathContext PLENTY = new MathContext(120);
  private static final BigDecimal HOUR = new BigDecimal(3600);

  /** Leaves out what has no value. */
  public static Totals of(List<Told> readings) {
    return new Totals(readings.stream().filter(each -> each.value() != null).toList());
  }

  public int count() {
    return readings.size();
  }

  /** Returns the sum; null if there is no value. */
  public BigDecimal sum() {
    return readings.stream().map(Told::value).reduce(BigDecimal::add).orElse(null);
  }

  /** Returns the first of the smallest values; null if there is none. */
  public BigDecimal min() {
    BigDecimal min = null;
    for (Told each : readings) {
      min = min == null || each.value().compareTo(min) < 0 ? each.value() : min;
    }
    return min;
  }

  /** Returns the first of the greatest values; null if there is none. */
  public BigDecimal max() {
    BigDecimal max = null;
    for (Told each : readings) {
      max = max == null || each.value().compareTo(max) > 0 ? each.value() : max;
    }
    return max;
  }

  /** Returns the mean with three decimals more than the sum; null if there is no value. */
  public BigDecimal mean() {
    BigDecimal sum = sum();
    return sum == null
        ? null
        : sum.divide(new BigDecimal(count()), sum.scale() + 3, RoundingMode.HALF_EVEN);
  }

  /** The first reading of the greatest demand; null if there is none. */
  public Told peak() {
    Told peak = null;
    for (Told each : readings) {
      peak = peak == null || power(each).compareTo(power(peak)) > 0 ? each : peak;
    }
    return peak;
  }

  /** The value divided by the hours of its interval: exact where it ends. */
  public static BigDecimal demand(Told reading) {
    BigDecimal dividend = reading.value().multiply(HOUR);
    BigDecimal divisor = new BigDecimal(reading.seconds());
    try {
      return dividend.divide(divisor);
    } catch (ArithmeticException endless) {
      return dividend.divide(divisor, reading.value().scale() + 3, RoundingMode.HALF_EVEN);
    }
  }

  /** The mean demand divided by the peak; null if that is not over zero. */
  public BigDecimal loadFactor() {
    Told peak = peak();
    if (peak == null || peak.value().signum() <= 0) {
      return null;
    }
    BigDecimal seconds = BigDecimal.ZERO;
    for (Told each : readings) {
      seconds = seconds.add(new BigDecimal(each.seconds()));
    }
    return sum()
        .multiply(new BigDecimal(peak.seconds()))
        .divide(seconds.multiply(peak.value()), 4, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal power(Told reading) {
    return reading.value().divide(new BigDecimal(reading.seconds()), PLENTY);
  }
}
