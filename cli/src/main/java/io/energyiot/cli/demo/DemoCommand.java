package io.energyiot.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.load.LoadText;
import io.energyiot.cli.load.UsualLoad;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.machine.UpCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.UsageQuestion;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.jobs.Job;
import io.energyiot.load.LoadResult;
import io.energyiot.platform.spark.SparkProcess;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything once: up, a day of the households by file, some readings by REST, and the answers. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Do everything once: start, generate, load, stream and ask.",
      "Loads a day of made-up meters, streams readings of some of them, asks for a range and for "
          + "the usage in five periods, and fills the dashboard. The system keeps running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy demo", "  ./energy demo --devices 100000 --date 2026-01-01"})
public final class DemoCommand implements Callable<Integer> {
  private static final List<String> PERIODS = List.of("P1W", "P1M", "P3M", "P6M", "P1Y");
  private static final long SEED = 1;
  private static final int ROLLUP_DAYS = 14;

  /** The same weekday a year before. */
  private static final int YEAR_DAYS = 364;

  @Mixin private SystemOptions options;
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
      description = "The day that is generated (default: yesterday)")
  private LocalDate date;

  @Option(
      names = "--history",
      paramLabel = "N",
      defaultValue = "300",
      description = {
        "Of how many meters 400 days before are loaded, with gaps, late and corrected readings;",
        "the dashboard shows them (default: 300; 0 for none)"
      })
  private int history;

  private Output output;
  private int step;

  @Override
  public Integer call() throws IOException {
    GenerateCommand.checkDevices(devices, command);
    output = options.output();
    announce("start Cassandra, Kafka, the schema registry, the server and the loader");
    Timed<URI> up = timed(this::up);
    output.line("  ready in %.1f s at %s", up.seconds(), up.result());
    ZoneId zone = zone();
    LocalDate day = date == null ? LocalDate.now(zone).minusDays(1) : date;
    Timed<Path> file = timed(() -> generate(day, zone));
    output.line("  %s, %.1f MB, in %.2f s", file.result(), size(file.result()), file.seconds());
    LoadReceipt load = load(file.result());
    EnergyClient server = options.client();
    if (history > 0) {
      loadHistory(server, day, zone);
    }
    DemoReport.Stream stream = stream(server, day.plusDays(1), zone);
    DemoReport.Range range = range(server, day);
    List<DemoReport.Usage> usages = usages(server);
    if (history > 0) {
      rollUp(day);
    }
    output.line("%nThe system runs on. Open %s/", up.result());
    output.result(
        new DemoReport(
            up.result().toString(),
            up.seconds(),
            file.seconds(),
            LoadDocument.of(load, Instant.now()),
            stream,
            range,
            usages));
    return ExitStatus.DONE;
  }

  private void announce(String what) {
    output.line("%n%d/%d %s", ++step, history > 0 ? 8 : 6, what);
  }

  private record Timed<T>(T result, double seconds) {}

  private static <T> Timed<T> timed(Supplier<T> work) {
    long began = System.nanoTime();
    T result = work.get();
    return new Timed<>(result, (System.nanoTime() - began) / 1e9);
  }

  private URI up() {
    UpCommand.up(options, command.commandLine().getErr());
    return options.serverAddress();
  }

  /** The zone whose days the demo's readings are of. */
  private ZoneId zone() {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      return store.zone().id();
    }
  }

  private static double size(Path file) throws IOException {
    return Files.size(file) / 1e6;
  }

  private Path generate(LocalDate day, ZoneId zone) {
    announce("generate " + day + " for " + devices + " meters");
    Path file = options.folder().path().resolve("demo-" + devices + "-" + day + ".csv");
    HouseholdsFile made = new HouseholdsFile(new Households(SEED), 1, devices, day, 1, zone);
    GenerateCommand.write(made, HouseholdsFile.Form.LONG, file);
    return file;
  }

  private LoadReceipt load(Path file) {
    announce("load it, as packed day blocks");
    LoadReceipt receipt = loaded(file);
    LoadText.print(receipt, output);
    return receipt;
  }

  private LoadReceipt loaded(Path file) {
    LoadResult result = UsualLoad.of(options, List.of(file.toString()));
    if (result.failure() != null) {
      LoadText.print(result.receipt(), output);
      throw result.failure();
    }
    return result.receipt();
  }

  /** What makes the dashboard worth a look: places, a year, and what goes wrong in life. */
  private void loadHistory(EnergyClient server, LocalDate day, ZoneId zone) {
    int meters = (int) Math.min(history, devices);
    announce("register the meters, load " + DemoYear.DAYS + " days of " + meters + " of them");
    Path folder = options.folder().path();
    Path year = folder.resolve("demo-year-" + meters + "-" + day + ".csv");
    Path late = folder.resolve("demo-late-" + day + ".csv");
    Path corrected = folder.resolve("demo-corrected-" + day + ".csv");
    DemoRegistry registry = new DemoRegistry(server, day.minusDays(DemoYear.DAYS));
    int registered = registry.register(devices + DemoLate.BRIEF + DemoLate.SILENT);
    output.line("  %,d meters are in the device registry", registered);
    new DemoYear(new Households(SEED), meters, day, zone).write(year);
    DemoLate lines = new DemoLate(devices, day, zone);
    lines.write(late, false);
    lines.write(corrected, true);
    for (Path each : List.of(year, late, corrected)) {
      LoadReceipt receipt = loaded(each);
      output.line(
          "  %s: %,d readings, %d rejected, in %.2f s",
          each.getFileName(),
          receipt.totals().readings(),
          receipt.totals().rejected(),
          receipt.duration().toMillis() / 1e3);
    }
  }

  private void rollUp(LocalDate day) {
    announce("compute " + ROLLUP_DAYS + " days of all meters, and the day a year before");
    List<LocalDate> days = new ArrayList<>(List.of(day.minusDays(YEAR_DAYS)));
    day.minusDays(ROLLUP_DAYS - 1L).datesUntil(day.plusDays(1)).forEach(days::add);
    Timed<Integer> computed =
        timed(
            () -> {
              Job job = new Job.Rollup(days, false, true);
              options.analytics(job, Writer.nullWriter(), SparkProcess.JobListener.SILENT);
              return days.size();
            });
    output.line("  %d days in %.1f s", computed.result(), computed.seconds());
  }

  private DemoReport.Stream stream(EnergyClient server, LocalDate day, ZoneId zone) {
    List<String> deviceIds =
        LongStream.rangeClosed(1, Math.min(devices, DemoStream.METERS))
            .mapToObj(Households::deviceId)
            .toList();
    announce("stream the next day's first hour for " + deviceIds.size() + " meters by REST");
    DemoReport.Stream stream =
        new DemoStream(server, deviceIds, day.atStartOfDay(zone).toInstant()).run();
    output.line(
        "  %d readings in %d requests, acknowledged after %.1f ms (median), readable %.0f ms later"
            + " at most",
        stream.readings(), stream.requests(), stream.acknowledgedMillis(), stream.readableMillis());
    return stream;
  }

  private DemoReport.Range range(EnergyClient server, LocalDate day) {
    String deviceId = Households.deviceId(Math.max(1, devices / 2));
    announce("ask for the readings of " + deviceId + " on " + day);
    RangeQuestion question = RangeQuestion.of(deviceId, day, day.plusDays(1));
    Timed<JsonNode> answer = timed(() -> Output.parse(server.rawReadings(question)));
    JsonNode readings = answer.result().path("readings");
    output.line("  %d readings in %.1f ms; the first:", readings.size(), answer.seconds() * 1e3);
    output.line("  %s", readings.path(0));
    return new DemoReport.Range(
        deviceId,
        answer.result().path("from").asText(),
        answer.result().path("to").asText(),
        readings.size(),
        answer.seconds() * 1e3);
  }

  private List<DemoReport.Usage> usages(EnergyClient server) {
    String deviceId = Households.deviceId(1);
    announce("ask for the usage of " + deviceId + " in five periods");
    output.line(
        "  %-4s %-26s %-26s %9s %7s %7s %10s %12s %6s",
        "", "from", "to", "kWh", "min", "max", "mean", "present", "ms");
    List<DemoReport.Usage> usages = new ArrayList<>();
    for (String period : PERIODS) {
      DemoReport.Usage usage = usage(server, deviceId, period);
      usages.add(usage);
      output.line(
          "  %-4s %-26s %-26s %9s %7s %7s %10s %5d/%6d %6.1f",
          usage.period(),
          usage.from(),
          usage.to(),
          usage.sum(),
          usage.min(),
          usage.max(),
          usage.mean(),
          usage.count(),
          usage.expected(),
          usage.millis());
    }
    return usages;
  }

  private static DemoReport.Usage usage(EnergyClient server, String deviceId, String period) {
    Timed<Usage> answer = timed(() -> server.usage(UsageQuestion.of(deviceId).period(period)));
    Usage.Bucket total = answer.result().total();
    return new DemoReport.Usage(
        period,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(answer.result().from()),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(answer.result().to()),
        total.sum(),
        total.min(),
        total.max(),
        total.mean(),
        total.count(),
        total.expected(),
        answer.seconds() * 1e3);
  }
}
