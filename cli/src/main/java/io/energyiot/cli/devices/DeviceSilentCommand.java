package io.energyiot.cli.devices;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds meters that have stopped reporting. */
@Command(
    name = "silent",
    mixinStandardHelpOptions = true,
    description = {
      "Find registered meters that have stopped reporting.",
      "Lists meters that were installed on or before the day of --since, are not removed, and "
          + "have no reading that starts at --since or later."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy devices silent --since 2026-01-31",
      "  ./energy devices silent --since 2026-01-31T12:00:00Z --region berlin --json"
    })
final class DeviceSilentCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Mixin private PageOptions page;

  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      description = "A date or local time in the storage zone, or an instant")
  private String since;

  @Override
  public Integer call() {
    DeviceLines.of(options).page(page.question().silentSince(since));
    return ExitStatus.DONE;
  }
}
