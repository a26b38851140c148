package io.energyiot.bench.load;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.bench.machine.WarmLoads;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a night's load takes. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Generate a night's file of meter-days and files of single readings, load each by",
      "./energy load into a system of its own, ask for some meters over REST and compare",
      "every value, and tell how long 10 million meter-days and 10 million readings take",
      "here, and what that says of 10 and 50 million meters on clusters."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was loaded and read back", "1:a load failed or an answer was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench load",
      "  ./energy bench load --meter-days 100000 --readings 960000 --json",
      "  ./energy bench load --folder /mnt/fast"
    })
public final class LoadBench implements Callable<Integer> {
  private static final LocalDate NIGHT = LocalDate.of(2026, 2, 1);
  private static final LocalDate SINGLES = LocalDate.of(2026, 1, 1);
  private static final long BYTES_A_METER_DAY = 1500; // text, rows put aside, SSTables, twice
  private static final long BYTES_OF_SERVERS = 2_000_000_000L;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--meter-days",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "How many meters have a day in the night's file (default: 10000000)")
  private long meterDays;

  @Option(
      names = "--readings",
      paramLabel = "N",
      defaultValue = "9600000",
      description = "How many single readings, in whole days of 96 (default: 9600000)")
  private long readings;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "6",
      description = "How often they are loaded again in a process that goes on (default: 6)")
  private int warm;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many meters are asked for afterwards (default: 1000)")
  private int sample;

  @Option(
      names = "--pause",
      paramLabel = "MS",
      defaultValue = "20",
      description = "Between questions while a load runs, milliseconds (default: 20)")
  private int pause;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Chooses the meters that are asked for (default: 1)")
  private long seed;

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(meterDays, command);
    return options.run(this::run);
  }

  private int run() {
    Machine machine = Machine.now();
    long days = meterDays + 2 * readings / Night.QUARTERS_A_DAY * 3;
    try (Scratch scratch =
            Scratch.in(options.folder(), BYTES_OF_SERVERS + BYTES_A_METER_DAY * days);
        LocalSystem system = LocalSystem.withoutLoader(data(scratch))) {
      options.tell("starting a system");
      system.start();
      report(machine, scratch, system).print(options.output());
      return ExitStatus.DONE;
    }
  }

  private Path data(Scratch scratch) {
    return new RunFolder(scratch.path()).data(options.settings());
  }

  private LoadReport report(Machine machine, Scratch scratch, LocalSystem system) {
    EnergyProcess energy = new EnergyProcess(scratch.path().resolve("data"));
    EnergyClient server = new EnergyClient(system.address(), Optional.empty());
    List<LoadFigures> singles = new ArrayList<>();
    long meters = Math.max(1, readings / Night.QUARTERS_A_DAY);
    Night byDevice = new Night(1, meters, SINGLES, Night.Layout.BY_DEVICE);
    Path single = byDevice.write(scratch.path());
    load(energy, byDevice, single); // what the first load leaves behind makes the next ones quicker
    singles.add(load(energy, byDevice, single, "--again"));
    List<Double> warmSeconds = warmLoads(single, system, scratch);
    Night byInterval = new Night(1, meters, SINGLES.plusDays(1), Night.Layout.BY_INTERVAL);
    singles.add(load(energy, byInterval, byInterval.write(scratch.path())));

    Night night = new Night(1, meterDays, NIGHT, Night.Layout.WIDE);
    Path file = night.write(scratch.path());
    long before = system.keyspaceBytes("energy");
    LoadFigures figures = load(energy, night, file);
    long stored = system.keyspaceBytes("energy") - before;
    options.tell("asking for " + sample + " meters of each file");
    for (Night each : List.of(night, byDevice, byInterval)) {
      each.check(server, sample, new Random(seed));
    }
    return new LoadReport(
        machine,
        figures,
        whileLoading(energy, server, night, file),
        singles,
        warmSeconds,
        stored,
        sample,
        Projection.of(figures, (double) stored / night.devices()),
        Projection.ASSUMPTIONS);
  }

  private LoadFigures load(EnergyProcess energy, Night night, Path file, String... more) {
    options.tell("loading " + night.readings() + " readings, " + night.layout().text());
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add(file.toString());
    EnergyProcess.Done done = energy.run("load", arguments.toArray(String[]::new));
    return LoadFigures.of(night, Scratch.bytes(file), done);
  }

  private LoadReport.Answers whileLoading(
      EnergyProcess energy, EnergyClient server, Night night, Path file) {
    try (BackgroundQuestions asking =
        new BackgroundQuestions(server, night, new Random(seed), pause)) {
      LoadFigures again = load(energy, night, file, "--again");
      Latencies latencies = asking.end();
      return new LoadReport.Answers(
          latencies.count(),
          latencies.percentile(50),
          latencies.percentile(99),
          latencies.percentile(99.9),
          latencies.max(),
          again.seconds());
    }
  }

  private List<Double> warmLoads(Path file, LocalSystem system, Scratch scratch) {
    options.tell("loading it " + warm + " times in one process");
    return WarmLoads.of(system, scratch.path().resolve("loads"), file, warm).stream()
        .map(each -> each.toNanos() / 1e9)
        .toList();
  }
}
