package io.energyiot.cli.machine;

import io.energyiot.cli.output.ExitStatus;
import io.energyiot.platform.EnergySystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show which services run, where, since when, and where their logs are.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all run and answer", "1:a service does not"},
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy status", "  ./energy status --json"})
public final class StatusCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Override
  public Integer call() {
    EnergySystem system = options.system();
    StatusReport report =
        StatusReport.of(options.folder(), system.status(), system.supervisor(), system.spark());
    report.print(options.output());
    return report.allRun() ? ExitStatus.DONE : ExitStatus.SYSTEM_FAILED;
  }
}
