package io.energyiot.bench.model.rules;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A reading as it was sent.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z
 * @param seconds the interval's length
 * @param value with the digits that were sent; null if the quality is {@link #MISSING}
 * @param quality by its name in JSON
 */
public record Told(long start, int seconds, BigDecimal value, String quality) {
  public static final String ACTUAL = "actual";
  public static final String MISSING = "missing";

  /** Not part of the interval. */
  public long end() {
    return start + seconds * 1000L;
  }

  /** The value as the digits that are expected back; empty for none. */
  public String digits() {
    return value == null ? "" : value.toPlainString();
  }

  @Override
  public String toString() {
    String text = Instant.ofEpochMilli(start) + "+" + seconds + "s ";
    return text + (value == null ? quality : digits() + " " + quality);
  }
}
