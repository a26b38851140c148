package io.energyiot.cli.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A reading as a client sends it: the energy, in kWh, that a device has used from an instant on.
 */
record Sent(String device, Instant start, Duration interval, BigDecimal value) {

  /** As an object of JSON on a line of its own. */
  String json() {
    return "{\"device_id\":\"%s\",\"start\":\"%s\",\"interval\":\"%s\",\"value\":%s}"
        .formatted(device, start, interval, value.toPlainString());
  }

  /** As the body of a request, an object a line. */
  static String ndjson(List<Sent> readings) {
    return readings.stream().map(each -> each.json() + "\n").collect(Collectors.joining());
  }

  /**
   * The values that an answer holds, with their digits, by start.
   *
   * @throws IllegalStateException if it has an interval twice
   */
  static Map<Instant, BigDecimal> values(JsonNode answer) {
    Map<Instant, BigDecimal> values = new TreeMap<>();
    for (JsonNode each : answer.path("readings")) {
      Instant start = Instant.parse(each.path("start").asText());
      if (values.put(start, each.path("value").decimalValue()) != null) {
        throw new IllegalStateException(start + " is there twice");
      }
    }
    return values;
  }
}
