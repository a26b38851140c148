package io.energyiot.cli.simulate;

import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.households.Households;
import io.energyiot.model.error.EnergyException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Made-up meters that send readings. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Let made-up household meters send their quarter hours to the running system.",
      "",
      "The meters have the same values as files of ./energy generate with the same seed. "
          + "Readings that the system refuses for now are sent again. At the end, the command "
          + "prints how many readings were sent and acknowledged."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all readings were acknowledged",
      "1:some were not answered",
      "2:a wrong option, file or setting",
      "3:some were rejected"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy simulate --devices 10000",
      "  ./energy simulate --devices 1000 --day 2026-01-01 --late 1%% --duplicate 1%%",
      "  ./energy simulate --devices 100000 --rate max --duration PT5M --batch 1000 --json"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int MAX_BATCH = 10_000;
  private static final int MAX_CONNECTIONS = 256;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many meters (default: 1000)")
  private long devices;

  @Option(
      names = "--first",
      paramLabel = "K",
      defaultValue = "1",
      description = "The number of the first meter (default: 1)")
  private long first;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "How often a meter sends its next quarter hour (default: 900, real time)")
  private int interval;

  @Option(
      names = "--rate",
      paramLabel = "N|max",
      description =
          "Readings per second of all meters together; max: as many as the system takes "
              + "(default: meters / --interval; with --day: max)")
  private String rate;

  @ArgGroup private Until until = new Until();

  /** When it ends. */
  static final class Until {
    @Option(
        names = "--duration",
        paramLabel = "DURATION",
        description = "How long meters measure, such as PT1M (the default)")
    private Duration duration = Duration.ofMinutes(1);

    @Option(
        names = "--day",
        paramLabel = "DATE",
        description = "Send the 96 quarter hours of this day in UTC instead")
    private LocalDate day;
  }

  @Option(
      names = "--via",
      paramLabel = "WAY",
      defaultValue = "rest",
      description =
          "rest: NDJSON to /v1/readings; proxy: Avro in JSON, as to Confluent's REST proxy; "
              + "kafka: records to the topic (default: rest)")
  private SenderKind via;

  @Option(
      names = "--late",
      paramLabel = "P%",
      converter = Chance.Percent.class,
      description = "The share of readings that come 1 to 8 quarter hours late (default: none)")
  private Chance late = Chance.NONE;

  @Option(
      names = "--duplicate",
      paramLabel = "P%",
      converter = Chance.Percent.class,
      description = "The share of readings that come twice (default: none)")
  private Chance duplicate = Chance.NONE;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "100",
      description = "Send at most N readings in a request (default: 100)")
  private int batch;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "8",
      description = "Send at most N requests at once (default: 8)")
  private int connections;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number gives other meters (default: 1)")
  private long seed;

  @Override
  public Integer call() {
    check();
    Pace pace = pace();
    try (Sender sender = via.open(options)) {
      return Stoppable.run(() -> simulate(pace, sender));
    }
  }

  private void check() {
    GenerateCommand.checkDevices(devices, command);
    checkRange("--first", first, Households.MAX_DEVICES - devices);
    checkRange("--interval", interval, Integer.MAX_VALUE);
    checkRange("--batch", batch, MAX_BATCH);
    checkRange("--connections", connections, MAX_CONNECTIONS);
    if (until.duration.isNegative() || until.duration.isZero()) {
      throw wrong("--duration must be positive");
    }
  }

  private void checkRange(String option, long value, long max) {
    if (value < 1 || value > max) {
      throw wrong(option + " must be 1 to " + max);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private Pace pace() {
    double asked = readingsPerSecond();
    return until.day == null
        ? Pace.of(until.duration, devices, asked, Instant.now())
        : Pace.of(until.day, asked);
  }

  private double readingsPerSecond() {
    if (rate == null) {
      return until.day == null ? (double) devices / interval : Double.POSITIVE_INFINITY;
    }
    try {
      double asked = rate.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(rate);
      if (asked > 0) {
        return asked;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for all bad rates
    }
    throw wrong("--rate must be readings a second, or max, not " + rate);
  }

  private int simulate(Pace pace, Sender sender) {
    Meters meters = new Meters(new Households(seed), first, devices);
    MeterReadings readings =
        new MeterReadings(meters, pace.begin(), pace.quarters(), late, duplicate, seed);
    Schedule schedule = new Schedule(readings, pace.rate(), batch, pace.duration());
    Simulation simulation = new Simulation(schedule, sender);
    SimulationFigures figures = simulation.figures();
    Optional<EnergyException> failure;
    try (TaskProgress bar = TaskProgress.ofPercent("simulating")) {
      failure = simulation.run(connections, () -> tell(bar, pace, schedule, figures));
    }
    report(pace, readings, schedule, figures).print(options.output());
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (figures.unanswered() > 0) {
      return ExitStatus.SYSTEM_FAILED;
    }
    return figures.rejected() > 0 ? ExitStatus.DONE_WITH_REJECTS : ExitStatus.DONE;
  }

  private void tell(TaskProgress bar, Pace pace, Schedule schedule, SimulationFigures figures) {
    bar.at(pace.percent(schedule.taken(), devices, figures.seconds()), figures.toString());
  }

  private SimulationReport report(
      Pace pace, MeterReadings readings, Schedule schedule, SimulationFigures figures) {
    return new SimulationReport(
        via.toString(),
        devices,
        Instant.ofEpochMilli(pace.begin()),
        Instant.ofEpochMilli(readings.until()),
        schedule.taken(),
        figures.acknowledged(),
        figures.rejected(),
        figures.unanswered(),
        readings.late(),
        readings.twice(),
        figures.requests(),
        figures.retries(),
        figures.seconds(),
        figures.acknowledged() / figures.seconds(),
        figures.millis(50),
        figures.millis(99));
  }
}
