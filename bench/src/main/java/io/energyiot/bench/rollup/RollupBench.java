package io.energyiot.bench.rollup;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.bench.rollup.RollupReport.Rows;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how long a day of all meters takes. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description = {
      "Load a day of made-up meters into a system of its own and measure the profile of all of them,",
      "count, sum, min and max of each quarter hour: by ./energy rollup, by ./energy sql over single",
      "readings, and by REST from what the rollup has left. Beside it, in the same run, DuckDB within",
      "this process, and a table of a row a reading by spark-cassandra-connector, of fewer meters.",
      "An answer that is not that of the households is a failure."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and right, or skipped", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench fleet                                   5 minutes",
      "  ./energy bench fleet --devices 1000000 --keep /mnt/day     load, measure, keep",
      "  ./energy bench fleet --devices 10000 --no-peers --json"
    })
public final class RollupBench implements Callable<Integer> {
  private static final long BYTES_A_METER = 2_000;
  private static final long BYTES_A_NAIVE_METER = 20_000;
  private static final long BYTES_OF_SERVERS = 3_000_000_000L;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many meters (default: 100000)")
  private long devices;

  @Option(
      names = "--naive-devices",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many of them have a row a reading; it takes long (default: 5000)")
  private long naiveDevices;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often Spark is asked after the first time (default: 3)")
  private int times;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long DuckDB and REST are asked (default: 10)")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description = "For how many seconds REST is asked before (default: 20)")
  private int warmUp;

  @Option(names = "--no-peers", description = "Leave DuckDB and the table of single readings out")
  private boolean alone;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Use this folder and keep it; what an earlier run has loaded there is not again")
  private Path keep;

  private final Rows rows = new Rows();

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    if (naiveDevices < 1 || times < 1 || seconds < 1 || warmUp < 1) {
      throw new ParameterException(
          command.commandLine(), "--naive-devices, --times, --seconds and --warm-up are positive");
    }
    return options.run(this::run);
  }

  private int run() {
    RunFolder.use(Optional.ofNullable(keep), options.folder(), bytes(), this::measure);
    return ExitStatus.DONE;
  }

  private long bytes() {
    long others = alone ? 0 : devices * BYTES_A_METER + naive() * BYTES_A_NAIVE_METER;
    return BYTES_OF_SERVERS + devices * BYTES_A_METER + others;
  }

  private long naive() {
    return Math.min(devices, naiveDevices);
  }

  private void measure(RunFolder place) {
    Machine machine = Machine.now();
    MeasuredProfile right = MeasuredProfile.of(devices);
    if (!alone) {
      measureDuckDb(place, right);
    }
    Path data = place.data(options.settings());
    try (LocalSystem system = LocalSystem.withoutLoader(data)) {
      options.tell("starting Energy IoT");
      system.start();
      Outcome served = measureEnergy(place, new EnergyProfile(system, data), right);
      if (!alone) {
        measureConnector(place, new ConnectorProfile(system, place.inner("connector")));
      }
      new RollupReport(machine, devices, rows.all(), served).print(options.output());
    }
  }

  private void measureDuckDb(RunFolder place, MeasuredProfile right) {
    DuckDbProfile duckDb = new DuckDbProfile(place.inner("duckdb"));
    loadOnce(place, "duckdb", devices, duckDb::load);
    options.tell("asking DuckDB");
    MeasuredTimes asked = duckDb.ask(right, Duration.ofSeconds(seconds));
    rows.add(DuckDbProfile.LABEL, devices, asked, "its own file; nothing else runs");
  }

  private Outcome measureEnergy(RunFolder place, EnergyProfile energy, MeasuredProfile right) {
    loadOnce(place, "energy", devices, energy::load);
    options.tell("rollup, %d times".formatted(1 + times));
    EnergyProfile.Rollups rollups = energy.rollups(right, 1 + times);
    rows.add(
        "rollup, by its receipt",
        devices,
        rollups.receipts(),
        "in the kept process; the first one starts it");
    rows.add("rollup, whole command", devices, rollups.whole(), "");
    options.tell("sql, %d times".formatted(1 + times));
    rows.add("sql, whole command", devices, energy.sql(right, 1 + times), "from single readings");
    options.tell("asking REST");
    return energy.ask(right, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }

  private void measureConnector(RunFolder place, ConnectorProfile connector) {
    if (!ConnectorProfile.isThere()) {
      rows.skipped(ConnectorProfile.LABEL, "not built; build with `mvn package`");
      return;
    }
    loadOnce(place, "naive", naive(), connector::load);
    options.tell("asking Spark with the connector, %d times".formatted(1 + times));
    ConnectorProfile.Asked asked = connector.ask(MeasuredProfile.of(naive()), 1 + times);
    String note =
        "a sample; in one process, with its start %.1f s for all".formatted(asked.whole());
    rows.add(ConnectorProfile.LABEL, naive(), asked.answers(), note);
  }

  private void loadOnce(RunFolder place, String who, long meters, Consumer<Path> load) {
    HouseholdFileDays content = new HouseholdFileDays(meters, 1, HouseholdsFile.Form.WIDE);
    place.once(
        who,
        content.toString(),
        () -> {
          options.tell("loading %s, %,d readings".formatted(who, content.readings()));
          Path file = place.path().resolve("day.csv");
          GenerateCommand.write(content.file(), content.form(), file);
          load.accept(file);
          delete(file);
        });
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
