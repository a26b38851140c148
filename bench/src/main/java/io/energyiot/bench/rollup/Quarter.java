package io.energyiot.bench.rollup;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A quarter hour of all meters.
 *
 * @param count of values
 * @param sum watt-hours, as are the others
 * @param min the least value
 * @param max the greatest value
 */
record Quarter(Instant start, long count, long sum, long min, long max) {
  private static final int KWH_SCALE = 3;

  /**
   * One of an answer in kWh.
   *
   * @throws ArithmeticException if a value is no whole number of watt-hours
   */
  static Quarter ofKwh(Instant start, long count, BigDecimal sum, BigDecimal min, BigDecimal max) {
    return new Quarter(start, count, wattHours(sum), wattHours(min), wattHours(max));
  }

  /** One of start, count, sum, min and max as texts, in kWh. */
  static Quarter ofTexts(String... texts) {
    return ofKwh(
        Instant.parse(texts[0]),
        Long.parseLong(texts[1]),
        new BigDecimal(texts[2]),
        new BigDecimal(texts[3]),
        new BigDecimal(texts[4]));
  }

  private static long wattHours(BigDecimal kwh) {
    return kwh.movePointRight(KWH_SCALE).longValueExact();
  }
}
