package io.energyiot.cli.devices;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds devices. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Find devices by attributes and by place, a page at a time.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy devices list --region berlin --tariff H0",
      "  ./energy devices list --bbox 13.0,52.3,13.8,52.7",
      "  ./energy devices list --near 52.52,13.405 --radius 500 --json"
    })
final class DeviceListCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Mixin private PageOptions page;

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      description = "Only devices in this box, in degrees")
  private String bbox;

  @Option(names = "--near", paramLabel = "LAT,LON", description = "Only devices around this place")
  private String near;

  @Option(
      names = "--radius",
      paramLabel = "METRES",
      description = "Only devices at most this far from --near")
  private String radius;

  @Override
  public Integer call() {
    DeviceLines.of(options).page(page.question().within(bbox).near(near, radius));
    return ExitStatus.DONE;
  }
}
