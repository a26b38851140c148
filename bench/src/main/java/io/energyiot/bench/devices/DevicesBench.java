package io.energyiot.bench.devices;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.WarmLoads;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.device.DeviceQuestion;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** How long the device registry takes to import, and a walk through all silent meters. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = {
      "Import a device registry into a system of its own, twice; load a day of readings of all",
      "meters but one in a hundred; and walk through all silent meters over REST, three times.",
      "Fails if a search by feeder or the number of silent meters is wrong."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and right", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench devices                                    a million devices",
      "  ./energy bench devices --devices 10000000 --folder /mnt   10 GB of disk",
      "  ./energy bench devices --path cql --imports-only",
      "  ./energy bench devices --settings each.properties         with query.silent_mib=0"
    })
public final class DevicesBench implements Callable<Integer> {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final long BYTES_A_DEVICE = 1_000;
  private static final long BYTES_OF_SERVERS = 3_000_000_000L;
  private static final int IMPORTS = 2;
  private static final int WALKS = 3;

  /** Meters in a file of readings, which is deleted before the next one is made. */
  private static final long DEVICES_IN_FILE = 1_000_000;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many devices there are, at least 200 (default: 1000000)")
  private long devices;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "How they are imported, as for devices import (default: the quickest)")
  private String path;

  @Option(names = "--imports-only", description = "Leave the silent meters out")
  private boolean importsOnly;

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    if (devices < DeviceFile.ON_FEEDER) {
      throw new ParameterException(command.commandLine(), "--devices is at least 200");
    }
    return options.run(this::run);
  }

  private int run() {
    long bytes = BYTES_OF_SERVERS + BYTES_A_DEVICE * devices;
    RunFolder.use(Optional.empty(), options.folder(), bytes, this::measure);
    return ExitStatus.DONE;
  }

  private void measure(RunFolder place) {
    Machine machine = Machine.now();
    Path data = place.data(options.settings());
    Path file = place.path().resolve("devices.csv");
    DeviceFile content = new DeviceFile(devices);
    content.write(file);
    options.tell("starting a system");
    try (LocalSystem system = new LocalSystem(data, EnumSet.allOf(Service.class))) {
      system.start();
      EnergyClient server = new EnergyClient(system.address(), Optional.empty());
      List<DevicesReport.Import> imports = new ArrayList<>();
      for (int i = 0; i < IMPORTS; i++) {
        options.tell("importing " + devices + " devices");
        imports.add(importOnce(data, file));
        check(server, content);
      }
      List<SilentWalk> walks = new ArrayList<>();
      if (!importsOnly) {
        load(system, place);
        for (int i = 0; i < WALKS; i++) {
          options.tell("walking through the silent meters");
          walks.add(walk(server));
        }
      }
      new DevicesReport(machine, devices, imports, walks).print(options.output());
    }
  }

  private DevicesReport.Import importOnce(Path data, Path file) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    if (path != null) {
      arguments.addAll(List.of("--path", path));
    }
    EnergyProcess.Done done =
        new EnergyProcess(data).run("devices import", arguments.toArray(String[]::new));
    return new DevicesReport.Import(done.seconds(), done.document().path("seconds").asDouble());
  }

  private static void check(EnergyClient server, DeviceFile content) {
    int found =
        server
            .devices()
            .search(DeviceQuestion.ALL.feeder(DeviceFile.firstFeeder()).limit("1000"))
            .devices()
            .size();
    if (found != content.onFirstFeeder()) {
      throw new BenchException(
          "%d devices on a feeder, not %d".formatted(found, content.onFirstFeeder()));
    }
  }

  private long reporting() {
    return devices - devices / 100;
  }

  private void load(LocalSystem system, RunFolder place) {
    options.tell("loading a day of " + reporting() + " meters");
    Path file = place.path().resolve("day.csv");
    try (WarmLoads loads = new WarmLoads(system, place.inner("loads"))) {
      for (long first = 1; first <= reporting(); first += DEVICES_IN_FILE) {
        long count = Math.min(DEVICES_IN_FILE, reporting() - first + 1);
        new HouseholdsFile(new Households(1), first, count, DAY, 1, ZoneOffset.UTC)
            .write(file, HouseholdsFile.Form.WIDE, done -> {});
        loads.load(file);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SilentWalk walk(EnergyClient server) {
    SilentWalk walk = SilentWalk.of(server, DAY);
    if (walk.meters() != devices / 100) {
      throw new BenchException("%d silent meters, not %d".formatted(walk.meters(), devices / 100));
    }
    return walk;
  }
}
