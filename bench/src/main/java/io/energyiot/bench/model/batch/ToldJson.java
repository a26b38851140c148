package io.energyiot.bench.model.batch;

import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Readings as JSON. */
public final class ToldJson {
  private static final int SHORT_DIGITS = 15;

  private ToldJson() {}

  /** One reading. */
  public static String of(Meter meter, Told told) {
    String value = told.value() == null ? "" : ",\"value\":" + number(told);
    return "{%s,\"quality\":\"%s\"%s}".formatted(head(meter, told), told.quality(), value);
  }

  /** Readings that follow each other without a gap, as one object. */
  public static String compact(Meter meter, List<Told> run) {
    String values =
        run.stream()
            .map(each -> each.value() == null ? "null" : number(each))
            .collect(Collectors.joining(","));
    String qualities =
        run.stream().map(each -> '"' + each.quality() + '"').collect(Collectors.joining(","));
    return "{%s,\"values\":[%s],\"qualities\":[%s]}"
        .formatted(head(meter, run.get(0)), values, qualities);
  }

  private static String head(Meter meter, Told told) {
    return "\"device_id\":\"%s\",\"channel\":\"%s\",\"start\":\"%s\",\"interval\":\"%s\""
        .formatted(
            meter.device(),
            meter.channel(),
            Instant.ofEpochMilli(told.start()),
            Duration.ofSeconds(told.seconds()));
  }

  /** Long ones as texts, as clients send them whose numbers are doubles. */
  private static String number(Told told) {
    String digits = told.digits();
    return digits.length() > SHORT_DIGITS ? '"' + digits + '"' : digits;
  }
}
