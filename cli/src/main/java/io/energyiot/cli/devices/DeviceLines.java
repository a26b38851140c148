package io.energyiot.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;

/** Prints devices, a line each. */
final class DeviceLines {
  private final Output output;

  private DeviceLines(Output output) {
    this.output = output;
  }

  static DeviceLines of(SystemOptions options) {
    return new DeviceLines(options.output());
  }

  /** A device, a line a field. */
  void one(JsonNode device) {
    output.result(device);
    device
        .properties()
        .forEach(each -> output.line("%-10s %s", each.getKey(), text(each.getValue())));
  }

  /** A page of devices, and how to ask for the next one. */
  void page(JsonNode page) {
    output.result(page);
    output.line("%-20s %-12s %-12s %-12s %s", "device", "region", "tariff", "feeder", "place");
    for (JsonNode each : page.path("devices")) {
      output.line(
          "%-20s %-12s %-12s %-12s %s,%s",
          text(each.path("device_id")),
          text(each.path("region")),
          text(each.path("tariff")),
          text(each.path("feeder")),
          text(each.path("latitude")),
          text(each.path("longitude")));
    }
    if (page.has("next_cursor")) {
      output.line("more by --cursor %s", page.path("next_cursor").asText());
    }
  }

  private static String text(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "-" : value.asText();
  }
}
