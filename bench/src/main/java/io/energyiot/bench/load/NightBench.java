package io.energyiot.bench.load;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.PeakMemory;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a large night stays as quick as it begins. */
@Command(
    name = "night",
    mixinStandardHelpOptions = true,
    description = {
      "Load a night's meter-days in pieces that the disk holds, each by ./energy load through",
      "the loader of a system of its own, and tell rate, memory and disk piece by piece. Then",
      "ask for days of some meters over REST, compare every value, and roll the day up.",
      "Each piece is generated before its load and deleted after it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was loaded and read back", "1:a load failed or an answer was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench night",
      "  ./energy bench night --meter-days 1000000 --piece 500000",
      "  ./energy bench night --folder /mnt/large --json"
    })
public final class NightBench implements Callable<Integer> {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
  private static final int ROLLUPS = 3;
  private static final int ASKED_BEFORE = 2_000;
  private static final long TEXT_OF_A_METER_DAY = 700;
  private static final long STORED_OF_A_METER_DAY = 250; // before and after a compaction
  private static final long SET_ASIDE_OF_A_METER_DAY = 300;
  private static final long BYTES_OF_SERVERS = 2_000_000_000L;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--meter-days",
      paramLabel = "N",
      defaultValue = "45000000",
      description = "How many meters have a day in all files (default: 45000000)")
  private long meterDays;

  @Option(
      names = "--piece",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "How many have it in one file (default: 5000000)")
  private long piece;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many meters are asked for afterwards (default: 5000)")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Chooses the meters that are asked for (default: 1)")
  private long seed;

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(meterDays, command);
    if (piece < 1 || sample < 1) {
      throw new ParameterException(command.commandLine(), "--piece and --sample are positive");
    }
    return options.run(this::run);
  }

  private int run() {
    Machine machine = Machine.now();
    long needed =
        BYTES_OF_SERVERS
            + Math.min(piece, meterDays) * (TEXT_OF_A_METER_DAY + SET_ASIDE_OF_A_METER_DAY)
            + meterDays * STORED_OF_A_METER_DAY;
    try (Scratch scratch = Scratch.in(options.folder(), needed);
        LocalSystem system =
            new LocalSystem(
                new RunFolder(scratch.path()).data(options.settings()),
                EnumSet.allOf(Service.class))) {
      options.tell("starting a system");
      system.start();
      report(machine, scratch, system).print(options.output());
      return ExitStatus.DONE;
    }
  }

  private NightReport report(Machine machine, Scratch scratch, LocalSystem system) {
    EnergyProcess energy = new EnergyProcess(scratch.path().resolve("data"));
    List<NightReport.Piece> pieces = new ArrayList<>();
    for (long first = 1; first <= meterDays; first += piece) {
      long meters = Math.min(piece, meterDays - first + 1);
      pieces.add(load(new Night(first, meters, DAY, Night.Layout.WIDE), scratch, system, energy));
    }
    options.tell("asking for " + (ASKED_BEFORE + sample) + " meters");
    Latencies day = ask(new EnergyClient(system.address(), Optional.empty()));
    options.tell("rolling the day up " + ROLLUPS + " times");
    List<Double> rollups = new ArrayList<>();
    for (int i = 0; i < ROLLUPS; i++) {
      rollups.add(rollup(energy));
    }
    return new NightReport(
        machine, pieces, new NightReport.Answers(day.percentile(50), day.percentile(99)), rollups);
  }

  private NightReport.Piece load(
      Night night, Scratch scratch, LocalSystem system, EnergyProcess energy) {
    Path file = night.write(scratch.path());
    options.tell("loading " + night.devices() + " meter-days from " + night.first());
    LoadFigures figures =
        LoadFigures.of(night, Scratch.bytes(file), energy.run("load", file.toString()));
    delete(file);
    return new NightReport.Piece(figures, memory(system) >> 20, system.keyspaceBytes("energy"));
  }

  /** The memory of the loader and of its SSTable writer, at most so far. */
  private static long memory(LocalSystem system) {
    return system.system().status().stream()
        .filter(each -> each.service() == Service.LOADER)
        .flatMapToLong(each -> each.pid().stream())
        .mapToObj(ProcessHandle::of)
        .flatMap(Optional::stream)
        .mapToLong(PeakMemory::of)
        .sum();
  }

  private Latencies ask(EnergyClient server) {
    Random random = new Random(seed);
    Night night = new Night(1, meterDays, DAY, Night.Layout.WIDE);
    night.check(server, ASKED_BEFORE, random);
    Latencies latencies = new Latencies();
    for (int i = 0; i < sample; i++) {
      long began = System.nanoTime();
      night.check(server, 1, random);
      latencies.add(System.nanoTime() - began);
    }
    return latencies;
  }

  private double rollup(EnergyProcess energy) {
    EnergyProcess.Done done = energy.run("rollup", "--day", DAY + "", "--without-devices");
    long readings = done.document().path("readings").asLong();
    if (readings != meterDays * Night.QUARTERS_A_DAY) {
      throw new BenchException("a rollup of " + readings + " readings");
    }
    return done.seconds();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
