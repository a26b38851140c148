package io.energyiot.platform.archive;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.ClassArchive;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.plan.SstableCommand;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.spark.SparkCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program that has an archive of its classes. */
public enum ArchivedProgram {
  /** The command. */
  CLI("io.energyiot.cli.CommandRehearsal"),
  /** The process that writes SSTables. */
  BULK("io.energyiot.bulk.sstable.BulkRehearsal"),
  /** The process that runs Spark. */
  ANALYTICS("io.energyiot.analytics.SparkRehearsal");

  private final String main;

  ArchivedProgram(String main) {
    this.main = main;
  }

  /** The name of its folder and its archive. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Starts a process that does what the program usually does, as far as that needs no store, and
   * leaves its classes.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public Rehearsal rehearse(Installation installation) throws IOException {
    ClassArchive classes = installation.newClasses(id());
    Path scratch = Files.createTempDirectory("energy-" + id());
    List<String> command = new ArrayList<>(java(installation, classes, scratch));
    command.addAll(List.of(main, scratch.toString()));
    return new Rehearsal(classes, command, scratch);
  }

  private List<String> java(Installation installation, ClassArchive classes, Path scratch) {
    return switch (this) {
      case CLI -> command(installation, classes);
      case BULK -> SstableCommand.writing(installation, classes.options());
      case ANALYTICS ->
          SparkCommand.rehearsing(installation, classes, scratch.resolve("spark.log"));
    };
  }

  private static List<String> command(Installation installation, ClassArchive classes) {
    List<String> command = new ArrayList<>(List.of(JavaProcess.program()));
    command.addAll(classes.options());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Denergy.home=" + installation.home(),
            "-cp",
            installation.commandClassPath()));
    return command;
  }
}
