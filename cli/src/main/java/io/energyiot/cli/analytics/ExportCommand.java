package io.energyiot.cli.analytics;

import io.energyiot.cli.ExitStatus;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes days of all readings as Parquet. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write all readings of some days as Parquet, for DuckDB, pandas, Spark and others: a folder",
      "day=DATE a day of the storage zone, in it files in order of device, channel and start, with",
      "the columns of the view readings of ./energy sql, and _manifest.json, which says as of when",
      "they are. A day that is there already is replaced as a whole; a job that is killed leaves it",
      "as it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy export --parquet lake --from 2026-01-01 --to 2026-02-01",
      "  duckdb -c \"select day, sum(value) from read_parquet('lake/day=*/*.parquet') group by day\""
    })
public final class ExportCommand implements Callable<Integer> {
  private static final long MOST_DAYS = 3_660;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--parquet",
      required = true,
      paramLabel = "DIR",
      description = "The folder, as a path or file:// URI; one job at a time may write into it")
  private String parquet;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The first day, in the storage zone")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "The end, not included")
  private LocalDate to;

  @Override
  public Integer call() {
    if (options.isJson()) {
      throw new ParameterException(command.commandLine(), "export has no --json");
    }
    if (!from.isBefore(to)) {
      throw new ParameterException(command.commandLine(), "--to must be after --from");
    }
    if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
      throw new ParameterException(
          command.commandLine(), "one export is of at most " + MOST_DAYS + " days");
    }
    Map<String, String> request =
        Map.of(
            "job",
            "export",
            "folder",
            folder().toAbsolutePath().toString(),
            "from",
            from.toString(),
            "to",
            to.toString());
    new ShownJob(options, command.commandLine().getOut()).run(request, "exporting");
    return ExitStatus.DONE;
  }

  private Path folder() {
    if (!parquet.contains("://")) {
      return Path.of(parquet);
    }
    try {
      URI uri = URI.create(parquet);
      if ("file".equals(uri.getScheme())) {
        return Path.of(uri);
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // falls through to the one message for all that is no folder
    }
    throw new EnergyException(
        ErrorCode.PARAMETER_INVALID, "--parquet is a path or a file:// URI, not " + parquet);
  }
}
