package io.energyiot.cli.machine;

import io.energyiot.cli.archives.MissingArchives;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.run.ServiceStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run yet. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start Cassandra, Kafka, the schema registry, the server and the loader on this machine.",
      "Services that run already stay as they are. All go on until ./energy down. A "
          + "service that dies is restarted."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy up",
      "  ./energy up --data /srv/energy --port 9000   a second system beside the first"
    })
public final class UpCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(names = "--no-restart", description = "Don't restart a service that dies")
  private boolean noRestart;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    up(options, !noRestart, command.commandLine().getErr()).print(options.output());
    options.output().line("Ready: open %s/", options.serverAddress());
    MissingArchives.begin(options.folder().path().resolve("log").resolve("archives.out"));
    return ExitStatus.DONE;
  }

  /** Starts what does not run yet and tells on {@code err} how that goes. */
  public static StatusReport up(SystemOptions options, PrintWriter err) {
    return up(options, true, err);
  }

  private static StatusReport up(SystemOptions options, boolean supervised, PrintWriter err) {
    options.folder().settings().warnings().forEach(warning -> err.println("energy: " + warning));
    EnergySystem system = options.system();
    ProgressLines progress = new ProgressLines(err);
    List<ServiceStatus> services =
        supervised ? system.upSupervised(progress) : system.upUnsupervised(progress);
    return StatusReport.of(options.folder(), services, system.supervisor(), system.spark());
  }
}
