package io.energyiot.cli.devices;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Consent;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.client.device.ErasedDevice;
import io.energyiot.model.Quoted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases a device. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Erase a device for good.",
      "Deletes its readings and its entry in the device registry. Readings that are "
          + "still on their way are deleted too, and files that are loaded again bring none "
          + "back. What is sent afterwards belongs to a new device."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy devices delete MTR1", "  ./energy devices delete MTR1 --yes"})
final class DeviceDeleteCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DEVICE", description = "The device's id")
  private String device;

  @Option(
      names = "--yes",
      description = "Don't ask. Without a terminal, nothing is erased unless this is given")
  private boolean yes;

  @Override
  public Integer call() {
    if (!yes && !agreed()) {
      return ExitStatus.USER_MISTAKE;
    }
    ErasedDevice erased = options.client().devices().delete(device);
    Output output = options.output();
    output.result(erased);
    output.line("%s is erased; it was%s registered", device, erased.registered() ? "" : " not");
    for (ErasedDevice.Channel channel : erased.channels()) {
      output.line(
          "  %s: %,d days from %s to %s",
          channel.channel(), channel.days(), channel.firstDay(), channel.lastDay());
    }
    return ExitStatus.DONE;
  }

  private boolean agreed() {
    String quoted = Quoted.of(device);
    return Consent.onTerminal(command, quoted + " is to be erased for good")
        .isGiven("Erase %s and all its readings for good?".formatted(quoted), "nothing is erased");
  }
}
