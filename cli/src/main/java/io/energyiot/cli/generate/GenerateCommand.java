package io.energyiot.cli.generate;

import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a made-up file. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Write a file of made-up household meters, in kWh with three decimals.",
      "The same seed gives the same file, byte for byte."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy generate --devices 10000 --date 2026-01-01 --form wide --out day.csv",
      "  ./energy generate --devices 500 --date 2026-03-01 --days 31 --zone Europe/Berlin"
          + " --form long --out march.csv.gz"
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final int MINUTES_OF_DAY = 1440;

  @Spec private CommandSpec command;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many meters (default: 10000)")
  private long devices;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      required = true,
      description = "The first day, such as 2026-01-01")
  private LocalDate date;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many days (default: 1)")
  private int days;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "long",
      description = "long: a line per reading; wide: a line per meter and day (default: long)")
  private HouseholdsFile.Form form;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number gives other meters (default: 1)")
  private long seed;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of the days (default: UTC)")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(names = "--force", description = "Replace the file if it exists")
  private boolean force;

  @Option(names = "--json", description = "Print results as JSON")
  private boolean json;

  /**
   * What was written.
   *
   * @param bytes of the file
   */
  record Generated(String file, long devices, long readings, long bytes, double seconds) {}

  @Override
  public Integer call() throws IOException {
    checkDevices(devices, command);
    if (days < 1 || days > HouseholdsFile.MAX_DAYS) {
      throw wrong("--days must be 1 to " + HouseholdsFile.MAX_DAYS, command);
    }
    checkZone(zone, date, days, command);
    checkOut();
    Output output = new Output(command.commandLine().getOut(), json);
    HouseholdsFile file = new HouseholdsFile(new Households(seed), 1, devices, date, days, zone);
    long began = System.nanoTime();
    long readings = write(file, form, out);
    double seconds = (System.nanoTime() - began) / 1e9;
    long bytes = Files.size(out);
    output.result(new Generated(out.toString(), devices, readings, bytes, seconds));
    output.line(
        "%s: %,d readings of %,d meters, %.1f MB, in %.2f s",
        out, readings, devices, bytes / 1e6, seconds);
    return ExitStatus.DONE;
  }

  private void checkOut() {
    Path folder = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out)) {
      throw wrong("--out: " + out + " is a folder", command);
    }
    if (!Files.isDirectory(folder)) {
      throw wrong("--out: there is no folder " + folder, command);
    }
    if (Files.exists(out) && !force) {
      throw wrong("--out: " + out + " exists already; --force replaces it", command);
    }
  }

  /**
   * Fails if there are no such devices, numbered from 1.
   *
   * @throws CommandLine.ParameterException telling the bounds of {@code --devices}
   */
  public static void checkDevices(long devices, CommandSpec command) {
    long max = Households.MAX_DEVICES - 1;
    if (devices < 1 || devices > max) {
      throw wrong("--devices must be 1 to " + max, command);
    }
  }

  /**
   * Fails unless all days have 92, 96 or 100 quarter hours, as those of made-up households do.
   *
   * @throws CommandLine.ParameterException naming the day
   */
  public static void checkZone(ZoneId zone, LocalDate date, int days, CommandSpec command) {
    for (LocalDate day = date; day.isBefore(date.plusDays(days)); day = day.plusDays(1)) {
      Duration length =
          Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone));
      if ((length.toMinutes() - MINUTES_OF_DAY) % 60 != 0) {
        throw wrong("the zone " + zone + " sets its clock by a part of an hour on " + day, command);
      }
    }
  }

  private static CommandLine.ParameterException wrong(String message, CommandSpec command) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }

  /** Writes a file with a progress bar; returns how many readings it has. */
  public static long write(HouseholdsFile file, HouseholdsFile.Form form, Path out) {
    try (TaskProgress progress = TaskProgress.of("generating " + out.getFileName(), "meters")) {
      return file.write(out, form, done -> progress.at(done, file.devices()));
    }
  }
}
