package io.energyiot.client.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Readings of one channel to post whose intervals follow each other. A null leaves the server's
 * default.
 *
 * @param channel default: KWH
 * @param start of the first interval
 * @param interval the length of each; default: a quarter of an hour
 * @param values exact; one is null where its quality is {@code missing}
 * @param qualities null, or as many as there are values; a null among them is actual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewReadings(
    String deviceId,
    String channel,
    Instant start,
    Duration interval,
    List<BigDecimal> values,
    List<String> qualities) {

  /** Copies the lists, which may have nulls. */
  public NewReadings {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    qualities = qualities == null ? null : Collections.unmodifiableList(new ArrayList<>(qualities));
  }
}
