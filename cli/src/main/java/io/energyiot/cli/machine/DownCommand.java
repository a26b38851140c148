package io.energyiot.cli.machine;

import io.energyiot.cli.output.ExitStatus;
import io.energyiot.platform.EnergySystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what runs. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Stop the server, Spark, the schema registry, Kafka and Cassandra, in this order. Nothing "
            + "is lost.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy down", "  ./energy down --data /srv/energy"})
public final class DownCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    EnergySystem system = options.system();
    system.down(new ProgressLines(command.commandLine().getErr()));
    options
        .output()
        .result(
            StatusReport.of(
                options.folder(), system.status(), system.supervisor(), system.spark()));
    options.output().line("Stopped. The data is in %s", options.folder().path());
    return ExitStatus.DONE;
  }
}
