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
      "Write all readings of some days as Parquet.",
      "It is for DuckDB, pandas, Spark and others: a folder day=DATE a day of the storage zone, in it files in order of device, channel and start, with "
          + "the columns of the view readings of ./energy sql, and _manifest.json, which says as of when "
          + "they are. A day that is there already is replaced as a whole; a job that is killed leaves it "
          + "as it was. Into an object store that speaks S3's API it writes as well, which s3.endpoint and "
          + "s3.credentials_file name in energy.properties; there, the files that a day's manifest names "
          + "are the day."
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
          "The folder, as a path, file:// URI or s3a://BUCKET/PREFIX; one job at a time may write"
              + " into it")
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
    if (ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
      throw new ParameterException(
          command.commandLine(), "one export is of at most " + MAX_DAYS + " days");
    }
    Job job = new Job.Export(ParquetPlace.of(parquet).uri(), from, to);
    new ShownJob(options, command.commandLine().getOut()).run(job, "exporting");
    return ExitStatus.DONE;
  }
}
