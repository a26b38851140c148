package io.energyiot.cli.query;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.ReadingStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The readings of a device. */
@Command(
    name = "readings",
    mixinStandardHelpOptions = true,
    description = {
      "Print the readings of a device.",
      "Prints those whose intervals start in [--from, --to), as a table, as CSV or as "
          + "JSON. --parquet writes them into a file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy readings MTR00000042 --from 2026-01-01 --to 2026-02-01",
      "  ./energy readings MTR00000042 --from 2026-03-29 --to 2026-03-30 --zone Europe/Berlin",
      "  ./energy readings MTR00000042 --from 2026-01-01 --to 2027-01-01 --csv > year.csv",
      "  ./energy readings MTR00000042 --from 2026-01-01 --to 2027-01-01 --channel KWH,KWH_EXPORT",
      "      --parquet year.parquet"
    })
public final class ReadingsCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DEVICE", description = "The device's id")
  private String deviceId;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "A date, a local time in the zone, or an instant")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      required = true,
      description = "The end, not included")
  private String to;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "One, several with commas, or * for all (default: KWH)")
  private String channel;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of dates and local times (default: the storage zone)")
  private ZoneId zone;

  @Option(
      names = "--quality",
      paramLabel = "NAME",
      description = "Only readings of these qualities, with commas, such as actual,estimated")
  private String quality;

  @Option(
      names = "--order",
      paramLabel = "asc|desc",
      description = "Oldest or newest first (default: asc)")
  private String order;

  @Option(names = "--limit", paramLabel = "N", description = "Print at most N readings")
  private Integer limit;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Show what was known at this instant, such as 2026-01-31T12:00:00Z")
  private String asOf;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Form form = new Form();

  /** Other forms than a table and JSON. */
  static final class Form {
    @Option(names = "--csv", description = "Print as CSV (RFC 4180)")
    private boolean csv;

    @Option(names = "--parquet", paramLabel = "FILE", description = "Write a Parquet file")
    private Path parquet;
  }

  @Override
  public Integer call() {
    if (options.isJson() && (form.csv || form.parquet != null)) {
      throw new ParameterException(
          command.commandLine(), "--json, --csv and --parquet can't be combined");
    }
    EnergyClient server = options.client();
    RangeQuestion question =
        RangeQuestion.of(deviceId, from, to)
            .channel(channel)
            .zone(zone)
            .quality(quality)
            .order(order)
            .limit(limit)
            .asOf(asOf);
    if (options.isJson()) {
      RawAnswer.print(server.raw(question, "application/json"), command.commandLine().getOut());
      command.commandLine().getOut().println();
    } else if (form.csv) {
      RawAnswer.print(server.raw(question, "text/csv"), command.commandLine().getOut());
    } else if (form.parquet != null) {
      RawAnswer.save(server.raw(question, "application/vnd.apache.parquet"), form.parquet);
    } else {
      try (ReadingStream readings = server.readings(question)) {
        ReadingsTable.print(readings, options.output());
      }
    }
    return ExitStatus.DONE;
  }
}
