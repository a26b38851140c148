package io.energyiot.cli.stream;

import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.NewReading;
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

  NewReading posted() {
    return new NewReading(device, null, start, interval, value, null);
  }

  /** As the body of a request, an object a line. */
  static String ndjson(List<Sent> readings) {
    return readings.stream().map(each -> each.json() + "\n").collect(Collectors.joining());
  }

  /**
   * Returns the values of an answer, with their digits, by start.
   *
   * @throws IllegalStateException if it has an interval twice
   */
  static Map<Instant, BigDecimal> values(List<MeterReading> answer) {
    Map<Instant, BigDecimal> values = new TreeMap<>();
    for (MeterReading each : answer) {
      Instant start = each.start().toInstant();
      if (values.put(start, each.value()) != null) {
        throw new IllegalStateException(start + " is there twice");
      }
    }
    return values;
  }
}
