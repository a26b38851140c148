package io.energyiot.cli.machine;

import io.energyiot.cli.ExitStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts what does not run yet. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start Cassandra, Kafka, the schema registry and the server on this machine, as far as they don't run yet.",
      "They go on until ./energy down."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy up",
      "  ./energy up --data /srv/energy --port 9000   a second system beside the first"
    })
public final class UpCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    up(options, command.commandLine().getErr()).print(options.output());
    options.output().line("Ready: open %s/", options.serverAddress());
    return ExitStatus.DONE;
  }

  /** Starts what does not run yet and tells on {@code err} how that goes. */
  public static StatusReport up(SystemOptions options, PrintWriter err) {
    return StatusReport.of(options.folder(), options.system().up(new ProgressLines(err)));
  }
}
