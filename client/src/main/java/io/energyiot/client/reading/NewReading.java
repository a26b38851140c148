package io.energyiot.client.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A reading to post. A null leaves the server's default.
 *
 * @param channel default: KWH
 * @param start of its interval
 * @param interval its length; default: a quarter of an hour
 * @param value exact; null only with the quality {@code missing}
 * @param quality default: actual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewReading(
    String deviceId,
    String channel,
    Instant start,
    Duration interval,
    BigDecimal value,
    String quality) {

  /** A quarter hour of the channel {@code KWH}, measured. */
  public static NewReading of(String deviceId, Instant start, BigDecimal value) {
    return new NewReading(deviceId, null, start, null, value, null);
  }
}
