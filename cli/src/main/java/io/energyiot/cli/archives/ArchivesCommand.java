package io.energyiot.cli.archives;

import io.energyiot.cli.output.ExitStatus;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.platform.archive.ArchivedProgram;
import io.energyiot.platform.archive.Rehearsal;
import io.energyiot.platform.installation.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the archives of classes. */
@Command(
    name = "archives",
    mixinStandardHelpOptions = true,
    description = {
      "Make the archives of classes, with which commands start faster.",
      "The build makes them, and so does ./energy up where there are none. They fit one Java "
          + "and one folder. Make them anew after a change of Java. This takes about half a "
          + "minute, and the system need not run."
    },
    footerHeading = "%nExamples:%n",
    footer = "  ./energy archives")
public final class ArchivesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Installation installation = new Installation(Path.of(System.getProperty("energy.home")));
    if (!installation.takesArchives()) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED,
          "either "
              + installation.home()
              + " can't be written, or this Java has no archive of its own classes to add to");
    }
    Map<ArchivedProgram, Rehearsal> running = new EnumMap<>(ArchivedProgram.class);
    try {
      for (ArchivedProgram program : ArchivedProgram.values()) { // each of them waits now and then
        running.put(program, program.rehearse(installation));
      }
      return running.keySet().stream().filter(program -> !ends(program, running)).count() == 0
          ? ExitStatus.DONE
          : ExitStatus.SYSTEM_FAILED;
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, "no archives can be made: " + FileFailure.reason(e), e);
    } finally {
      running.values().forEach(Rehearsal::close);
    }
  }

  /** Tells how it ends; the others may end well even if this one does not. */
  private boolean ends(ArchivedProgram program, Map<ArchivedProgram, Rehearsal> running) {
    PrintWriter err = command.commandLine().getErr();
    try {
      Duration taken = running.get(program).await();
      err.printf(Locale.ROOT, "%s.jsa made in %.1f s%n", program.id(), taken.toMillis() / 1e3);
      return true;
    } catch (EnergyException e) {
      err.println("energy: no " + program.id() + ".jsa: " + e.getMessage());
      return false;
    }
  }
}
