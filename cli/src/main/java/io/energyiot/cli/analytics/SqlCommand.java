package io.energyiot.cli.analytics;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.shell.ShellInput;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.platform.spark.SparkProcess;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers SQL over all meters. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Answer a statement of Spark SQL over all meters.",
      "Without a statement it is a shell: statements end with a semicolon, \\help lists commands, "
          + "and Ctrl-C cancels a statement. From a pipe, it answers one statement after the other "
          + "until one fails.",
      "",
      "The views are",
      "",
      "  readings(device_id, channel, start, interval, value, quality, version, day, "
          + "value_text)",
      "  days(device_id, channel, day, count, sum, min, max, expected, overlapping)",
      "  devices(device_id, latitude, longitude, region, tariff, feeder, customer, "
          + "interval, unit,",
      "          installed, removed, updated)",
      "",
      "They show no superseded readings, and include streamed ones. Values "
          + "and sums are decimal(38,18); start and version are instants, day is a date of the "
          + "storage zone. Conditions on day, start and device_id limit what is read. Parquet "
          + "files are tables, too: parquet.`DIR`, where DIR is a path or s3a://BUCKET/PREFIX.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy sql                        a shell",
      "  ./energy sql \"select day, count(*), sum(sum) from days group by day order by day\"",
      "  ./energy sql \"select * from readings where device_id = 'MTR00000042' and"
          + " day = date'2026-01-15'\"",
      "  ./energy sql --csv \"select region, sum(sum) from days join devices using (device_id)"
          + " group by region\"",
      "  ./energy sql --parquet january \"select * from readings where"
          + " day between date'2026-01-01' and date'2026-01-31'\""
    })
public final class SqlCommand implements Callable<Integer> {
  private static final int MAX_ROWS = 100_000;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "STATEMENT", arity = "0..1", description = "A statement of Spark SQL")
  private String statement;

  @ArgGroup(exclusive = true)
  private Target target = new Target();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Show at most N rows in a table (default: 1000)")
  private int limit;

  /** Where the answer goes, other than onto the terminal. */
  private static final class Target {
    @Option(names = "--csv", description = "Print the whole answer as CSV")
    private boolean csv;

    @Option(
        names = "--parquet",
        paramLabel = "DIR",
        description =
            "Write the whole answer as Parquet into a new folder: a path, a file:// URI or "
                + "s3a://BUCKET/PREFIX")
    private String parquet;

    private Optional<ParquetPlace> place() {
      return Optional.ofNullable(parquet).map(ParquetPlace::of);
    }
  }

  @Override
  public Integer call() {
    if (options.isJson()) {
      throw new ParameterException(
          command.commandLine(), "sql has no --json; --csv and --parquet are for other programs");
    }
    if (limit < 1 || limit > MAX_ROWS) {
      throw new ParameterException(
          command.commandLine(), "--limit is 1 to " + MAX_ROWS + "; --csv has all rows");
    }
    if (statement == null) {
      if (target.parquet != null) {
        throw new ParameterException(command.commandLine(), "--parquet needs a statement");
      }
      ShellInput.run(options, answer(), command.commandLine().getOut());
      return ExitStatus.DONE;
    }
    if (target.place().flatMap(ParquetPlace::folder).filter(Files::exists).isPresent()) {
      throw new ParameterException(command.commandLine(), target.parquet + " exists already");
    }
    options.analytics(
        new Job.Sql(statement, answer()),
        command.commandLine().getOut(),
        SparkProcess.JobListener.SILENT);
    return ExitStatus.DONE;
  }

  private SqlAnswer answer() {
    if (target.csv) {
      return new SqlAnswer.Csv();
    }
    return target
        .place()
        .<SqlAnswer>map(place -> new SqlAnswer.Parquet(place.uri()))
        .orElseGet(() -> new SqlAnswer.Table(limit));
  }
}
