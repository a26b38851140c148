package io.energyiot.cli.analytics;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.jobs.Job;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
      "Write all readings of some days as Parquet, for DuckDB, pandas, Spark and others.",
      "Each day of the storage zone becomes a folder day=DATE. Its files are in order of "
          + "device, channel and start, and have the columns of the view readings of ./energy "
          + "sql. _manifest.json says up to which instant they are complete. A day that "
          + "exists already is replaced as a whole; if the job is killed, the day stays as it was. With "
          + "s3.endpoint and s3.credentials_file in energy.properties, the folder may be in an "
          + "object store that speaks S3's API. There, a day consists of the files that its "
          + "manifest names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy export --parquet lake --from 2026-01-01 --to 2026-02-01",
      "  ./energy export --parquet s3a://bucket/lake --from 2026-01-01 --to 2026-02-01",
      "  duckdb -c \"select day, sum(value) from read_parquet('lake/day=*/*.parquet') group by day\""
    })
public final class ExportCommand implements Callable<Integer> {
  private static final long MAX_DAYS = 3_660;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--parquet",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder: a path, a file:// URI or s3a://BUCKET/PREFIX. Only one job at a time "
              + "may write into it")
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
      description = "The day after the last one")
  private LocalDate to;

  @Override
  public Integer call() {
    if (options.isJson()) {
      throw new ParameterException(command.commandLine(), "export has no --json");
    }
    if (!from.isBefore(to)) {
      throw new ParameterException(command.commandLine(), "--to must be after --from");
    }
    if (ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
      throw new ParameterException(
          command.commandLine(), "one export may span at most " + MAX_DAYS + " days");
    }
    Job job = new Job.Export(ParquetPlace.of(parquet).uri(), from, to);
    new ShownJob(options, command.commandLine().getOut()).run(job, "exporting");
    return ExitStatus.DONE;
  }
}
