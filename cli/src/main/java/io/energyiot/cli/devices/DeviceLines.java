package io.energyiot.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import io.energyiot.client.device.DevicePage;
import io.energyiot.client.device.DeviceQuestion;
import io.energyiot.client.device.DeviceRegistry;
import io.energyiot.client.device.RegisteredDevice;

/** Prints devices of the device registry; as JSON, they are as the server sent them. */
final class DeviceLines {
  private final Output output;
  private final DeviceRegistry registry;
  private final boolean json;

  private DeviceLines(SystemOptions options) {
    output = options.output();
    registry = options.client().devices();
    json = options.isJson();
  }

  static DeviceLines of(SystemOptions options) {
    return new DeviceLines(options);
  }

  /** Prints a device, a line for each field that the server has. */
  void one(String deviceId) {
    JsonNode device = Output.parse(registry.raw(deviceId));
    output.result(device);
    device
        .properties()
        .forEach(each -> output.line("%-10s %s", each.getKey(), text(each.getValue())));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "-" : value.asText();
  }

  /** Prints a page of devices, a line each, and how to ask for the next page. */
  void page(DeviceQuestion question) {
    if (json) {
      output.result(Output.parse(registry.raw(question)));
    } else {
      lines(registry.search(question));
    }
  }

  private void lines(DevicePage page) {
    output.line("%-20s %-12s %-12s %-12s %s", "device", "region", "tariff", "feeder", "place");
    for (RegisteredDevice each : page.devices()) {
      output.line(
          "%-20s %-12s %-12s %-12s %s,%s",
          each.deviceId(),
          text(each.region()),
          text(each.tariff()),
          text(each.feeder()),
          text(each.latitude()),
          text(each.longitude()));
    }
    page.cursor().ifPresent(cursor -> output.line("more by --cursor %s", cursor));
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }
}
