package io.energyiot.cli.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.ExitStatus;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Erases a device. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Erase a device for good: its readings, also those on their way and in files that are loaded",
      "again, and what is registered. What is sent afterwards is a new device's."
    },
    footerHeading = "%nExamples:%n",
    footer = "  ./energy devices delete MTR1")
final class DeleteCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(paramLabel = "DEVICE", description = "Its id")
  private String device;

  @Override
  public Integer call() {
    JsonNode erased = options.client().devices().delete(device);
    Output output = options.output();
    output.result(erased);
    output.line(
        "%s is erased; the registry %s",
        device, erased.path("registered").asBoolean() ? "had it" : "did not have it");
    for (JsonNode channel : erased.path("channels")) {
      output.line(
          "  %s: %,d days from %s to %s",
          channel.path("channel").asText(),
          channel.path("days").asLong(),
          channel.path("first_day").asText(),
          channel.path("last_day").asText());
    }
    return ExitStatus.DONE;
  }
}
