package io.energyiot.cli.devices;

import io.energyiot.client.device.DeviceQuestion;
import picocli.CommandLine.Option;

/** The options of commands that show pages of devices. */
final class PageOptions {
  @Option(names = "--region", paramLabel = "NAME", description = "Only devices of this region")
  private String region;

  @Option(names = "--tariff", paramLabel = "NAME", description = "Only devices with this tariff")
  private String tariff;

  @Option(names = "--feeder", paramLabel = "NAME", description = "Only devices on this feeder")
  private String feeder;

  @Option(names = "--customer", paramLabel = "NAME", description = "Only devices of this customer")
  private String customer;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most N devices (default: 100)")
  private String limit;

  @Option(
      names = "--cursor",
      paramLabel = "TEXT",
      description = "Continue where the page that printed TEXT ended")
  private String cursor;

  /** Returns the search for a page. */
  DeviceQuestion question() {
    return DeviceQuestion.ALL
        .region(region)
        .tariff(tariff)
        .feeder(feeder)
        .customer(customer)
        .limit(limit)
        .cursor(cursor);
  }
}
