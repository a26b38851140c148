package io.energyiot.cli.query;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.UsageQuestion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The usage of a device. */
@Command(
    name = "usage",
    mixinStandardHelpOptions = true,
    description = {
      "Show the usage of a device by calendar buckets of a zone.",
      "Draws a bar chart, or prints CSV or JSON. A bucket that is not complete says how "
          + "many readings it has; one without readings has no bar."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy usage MTR00000042",
      "  ./energy usage MTR00000042 --period P1Y --by month --zone Europe/Berlin",
      "  ./energy usage MTR00000042 --from 2026-01-01 --to 2026-02-01 --by week --compare year",
      "  ./energy usage MTR00000042 --period P1M --by hour --csv > hours.csv"
    })
public final class UsageCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DEVICE", description = "The device's id")
  private String deviceId;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "A calendar period that ends at --to, such as P1W, P1M, P1Y (default: P1M)")
  private String period;

  @Option(
      names = "--by",
      paramLabel = "BUCKET",
      description =
          "quarter-hour, hour, day, week (ISO), month, quarter, year or none (default: day)")
  private String by;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "The start, instead of --period: a date, a local time in the zone, or an instant")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The end, not included (default: the end of the last day that has readings)")
  private String to;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of the calendar (default: the storage zone)")
  private ZoneId zone;

  @Option(names = "--channel", paramLabel = "NAME", description = "The channel (default: KWH)")
  private String channel;

  @Option(
      names = "--fill",
      paramLabel = "none|null|zero",
      description =
          "What a bucket without readings becomes: left out, null or zero (default: null)")
  private String fill;

  @Option(
      names = "--compare",
      paramLabel = "previous|year",
      description = "Compare with the period before, or with the same period a year before")
  private String compare;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Show what was known at this instant, such as 2026-01-31T12:00:00Z")
  private String asOf;

  @Option(names = "--csv", description = "Print as CSV (RFC 4180), a line per bucket")
  private boolean csv;

  @Override
  public Integer call() {
    if (options.isJson() && csv) {
      throw new ParameterException(command.commandLine(), "--json and --csv can't be combined");
    }
    EnergyClient server = options.client();
    UsageQuestion question =
        UsageQuestion.of(deviceId)
            .period(period)
            .by(by)
            .from(from)
            .to(to)
            .zone(zone)
            .channel(channel)
            .fill(fill)
            .compare(compare)
            .asOf(asOf);
    PrintWriter out = command.commandLine().getOut();
    if (options.isJson()) {
      out.println(new String(server.rawUsage(question), StandardCharsets.UTF_8));
    } else {
      print(server.usage(question), out);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private void print(Usage usage, PrintWriter out) {
    if (csv) {
      UsageLines.lines(usage).forEach(line -> out.print(line + "\r\n"));
    } else {
      new UsageChart(usage, TerminalLines.now()).lines().forEach(out::println);
    }
  }
}
