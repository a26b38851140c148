package io.energyiot.bench.machine;

import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.model.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that all measurements of a whole system have. */
public final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the folder of this run is made (default: target, beside energy)")
  private Path folder = Path.of(System.getProperty("energy.root", "."), "target");

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of this system, as energy.properties has them (default: none)")
  private Path settings;

  @Option(names = "--json", description = "Print results as JSON")
  private boolean json;

  /** Returns where the folder of the run is made. */
  public Path folder() {
    return folder;
  }

  /** Returns the file of settings that the measured system gets. */
  public Optional<Path> settings() {
    return Optional.ofNullable(settings);
  }

  /**
   * Measures, and cleans up if the program is told to end.
   *
   * @param work returns the exit status; a {@link BenchException} is told and makes it 1
   */
  public int run(IntSupplier work) {
    settings().ifPresent(Settings::read);
    return Stoppable.run(() -> statusOf(work));
  }

  private int statusOf(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (BenchException e) {
      tell(e.getMessage());
      return ExitStatus.SYSTEM_FAILED;
    }
  }

  /** Returns where results are printed. */
  public Output output() {
    return new Output(command.commandLine().getOut(), json);
  }

  /** Tells the user what happens now, on standard error. */
  public void tell(String what) {
    command.commandLine().getErr().println("energy: " + what);
    command.commandLine().getErr().flush();
  }
}
