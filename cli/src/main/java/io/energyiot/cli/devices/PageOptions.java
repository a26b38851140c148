package io.energyiot.cli.devices;

import io.energyiot.client.device.DeviceQuestion;
import picocli.CommandLine.Option;

/** What commands that show pages of devices have in common. */
final class PageOptions {
  @Option(names = "--region", paramLabel = "NAME", description = "Only of this region")
  private String region;

  @Option(names = "--tariff", paramLabel = "NAME", description = "Only with this tariff")
  private String tariff;

  @Option(names = "--feeder", paramLabel = "NAME", description = "Only on this feeder")
  private String feeder;

  @Option(names = "--customer", paramLabel = "NAME", description = "Only of this customer")
  private String customer;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 100)")
  private String limit;

  @Option(names = "--cursor", paramLabel = "TEXT", description = "Where the page before ended")
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
