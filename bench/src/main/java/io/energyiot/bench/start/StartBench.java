package io.energyiot.bench.start;

import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.WarmLoads;
import io.energyiot.bench.query.HouseholdNights;
import io.energyiot.bench.start.StartReport.Row;
import io.energyiot.cli.archives.StandInServer;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How quick a system is right after its start. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Start a system of its own, and use it from the moment it says that it is ready: post, or ask",
      "for a day of readings, 30 days, or a year by month. Each part has a fresh start. Shows how",
      "much is answered in seconds 1, 2, 5, 10, 30 and 60, beside the last minute."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured", "1:something failed"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench start                                   a quarter of an hour",
      "  ./energy bench start --only bulk,day --seconds 20",
      "  ./energy bench start --settings no-warm-up.properties  with server.warmup_seconds=0"
    })
public final class StartBench implements Callable<Integer> {
  private static final long BYTES_A_METER_DAY = 1_500;
  private static final long BYTES_OF_SERVERS = 5_000_000_000L;
  private static final List<Integer> SHOWN = List.of(1, 2, 5, 10, 30, 60);
  private static final int FIRST_SECONDS = 10;
  private static final int MINUTE = 60;
  private static final Duration DRIVER_WARM_UP = Duration.ofSeconds(10);

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "What is measured: ${COMPLETION-CANDIDATES} (default: all)")
  private List<StartPart> only = List.of(StartPart.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description = "How long each part goes on after ready (default: 120)")
  private int seconds;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many meters have a year of readings to ask for (default: 1000)")
  private long devices;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Use this folder and keep it; what an earlier run has loaded there is not loaded again")
  private Path keep;

  private final List<Row> rows = new ArrayList<>();

  @Override
  public Integer call() {
    if (seconds < 2 || devices < 1) {
      throw new ParameterException(
          command.commandLine(), "--seconds is at least 2, --devices is positive");
    }
    return options.run(this::run);
  }

  private int run() {
    Machine machine = Machine.now();
    long bytes = BYTES_OF_SERVERS + devices * nights().days() * BYTES_A_METER_DAY;
    RunFolder.use(Optional.ofNullable(keep), options.folder(), bytes, this::measure);
    new StartReport(machine, rows).print(options.output());
    return ExitStatus.DONE;
  }

  private HouseholdNights nights() {
    return new HouseholdNights(devices, 365);
  }

  private void measure(RunFolder place) {
    Path data = place.data(options.settings());
    if (only.stream().anyMatch(part -> !part.isPost())) {
      place.once("a-year", nights().toString(), () -> load(data));
    }
    for (StartPart part : only) {
      options.tell("starting a system for " + part);
      useDriver(part);
      measure(data, part);
    }
  }

  private void load(Path data) {
    options.tell("loading " + nights().readings() + " readings");
    Path file = data.resolve("year.csv");
    try (LocalSystem system = start(data);
        WarmLoads loads = new WarmLoads(system, data.resolve("loads"))) {
      nights().whole().write(file, HouseholdsFile.Form.WIDE, done -> {});
      loads.load(file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalSystem start(Path data) {
    LocalSystem system = new LocalSystem(data, EnumSet.allOf(Service.class));
    system.start();
    return system;
  }

  /** Uses the driver on another server, so that its own first seconds don't count. */
  private void useDriver(StartPart part) {
    try (StandInServer server = StandInServer.start();
        RequestDriver driver = new RequestDriver(server.address(), part.connections())) {
      driver.run(
          part.requests(server.address(), nights()), Double.POSITIVE_INFINITY, DRIVER_WARM_UP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(Path data, StartPart part) {
    long began = System.nanoTime();
    try (LocalSystem system = start(data)) {
      long ready = System.nanoTime();
      InetSocketAddress address = system.socketAddress();
      Curve curve = new Curve(ready);
      try (RequestDriver driver = new RequestDriver(address, part.connections(), curve)) {
        driver.run(
            part.requests(address, nights()),
            Double.POSITIVE_INFINITY,
            Duration.ofSeconds(seconds));
      }
      add(part, (ready - began) / 1e9, curve);
    }
  }

  private void add(StartPart part, double upSeconds, Curve curve) {
    int last = Math.min(MINUTE, seconds / 2);
    Curve.Part minute = curve.part(seconds - last + 1, seconds);
    List<Curve.Part> parts = new ArrayList<>();
    SHOWN.stream()
        .filter(second -> second <= seconds)
        .forEach(second -> parts.add(curve.part(second, second)));
    parts.add(curve.part(1, Math.min(FIRST_SECONDS, seconds)));
    parts.add(minute);
    parts.forEach(
        each ->
            rows.add(
                new Row(
                    part.toString(),
                    upSeconds,
                    each,
                    each.requestsPerSecond() / minute.requestsPerSecond())));
  }
}
