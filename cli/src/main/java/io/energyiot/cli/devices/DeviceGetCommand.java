package io.energyiot.cli.devices;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a device. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Show a device's entry in the device registry.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy devices get MTR1", "  ./energy devices get MTR1 --json"})
final class DeviceGetCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(paramLabel = "DEVICE", description = "The device's id")
  private String device;

  @Override
  public Integer call() {
    DeviceLines.of(options).one(device);
    return ExitStatus.DONE;
  }
}
