package io.energyiot.cli.load;

import io.energyiot.cli.ExitStatus;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.Progress;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadReport;
import io.energyiot.load.Loader;
import io.energyiot.model.Interval;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.EnergyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads files of readings. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Load files of readings, in the long form",
      "  device_id,metric_time,metric_name,metric_value",
      "or in the wide form",
      "  device_id,date,metric_name,v1,v2,...,v96",
      "with or without a header. Which form it is, the first line tells.",
      "A line that breaks a rule is listed in a rejects file; the others are loaded. Loading the",
      "same content again changes nothing."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all files are loaded",
      "1:the system failed; load them again",
      "2:a file can't be read or has none of the forms",
      "3:loaded, but some lines were rejected"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy load sensordata2016-03-31.csv",
      "  ./energy load --zone Europe/Berlin --json monday.csv tuesday.csv"
    })
public final class LoadCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of local times and dates in the files (default: the storage zone)")
  private ZoneId zone;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "The length of an interval where a file does not say it (default: PT15M)")
  private String interval;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to load")
  private List<Path> files;

  @Override
  public Integer call() {
    List<LoadReport> reports = new ArrayList<>();
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      Loader loader = new Loader(store, loadOptions(store));
      for (Path file : files) {
        loadOrTell(loader, file, reports);
      }
    } finally {
      options.output().result(reports);
    }
    if (reports.size() < files.size()) {
      return ExitStatus.USER_MISTAKE;
    }
    boolean rejects = reports.stream().anyMatch(report -> report.rejected() > 0);
    return rejects ? ExitStatus.DONE_WITH_REJECTS : ExitStatus.DONE;
  }

  /** A file that can't be loaded does not keep the others from being loaded. */
  private void loadOrTell(Loader loader, Path file, List<LoadReport> reports) {
    try {
      LoadReport report = load(loader, file);
      print(report, options.output());
      reports.add(report);
    } catch (EnergyException e) {
      if (e.code().type() != ErrorType.USER) {
        throw e;
      }
      command.commandLine().getErr().println("energy: " + e.getMessage() + " [" + e.code() + "]");
    }
  }

  private LoadOptions loadOptions(EnergyStore store) {
    return new LoadOptions(
        zone == null ? store.zone().id() : zone,
        Interval.parseLength(interval),
        options.folder().path().resolve("rejects"));
  }

  /** Loads a file with a progress bar. */
  public static LoadReport load(Loader loader, Path file) {
    try (Progress progress = Progress.ofBytes("loading " + file.getFileName())) {
      return loader.load(file, progress::at);
    }
  }

  /** Prints a receipt for people. */
  public static void print(LoadReport report, Output output) {
    output.line(
        "%s (%s form, %.1f MB): %,d readings of %,d meter-days in %.2f s, %,.0f readings/s",
        report.file(),
        report.format(),
        report.bytes() / 1e6,
        report.readings(),
        report.meterDays(),
        seconds(report.duration()),
        report.readingsPerSecond());
    if (report.readings() > 0) {
      output.line(
          "  %s to %s, %.2f bytes a reading in blocks, version %s%s",
          report.firstDay(),
          report.lastDay(),
          report.bytesPerReading(),
          report.version(),
          report.loadedBefore() ? "; the same content was loaded before" : "");
    }
    if (report.repeated() > 0) {
      output.line("  %,d readings gave way to a later line of their interval", report.repeated());
    }
    if (report.rejected() > 0) {
      output.line("  %,d rejected, listed in %s", report.rejected(), report.rejectsFile());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
