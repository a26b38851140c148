package io.energyiot.bench.peers;

import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.bench.peers.PeerResult.State;
import io.energyiot.bench.peers.system.Contestant;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads the same file into each peer, one after the other. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Load the same file of made-up meters into this system and into others: from",
      "text to data that can be queried and is as durable as the table says. They run",
      "one after the other, each alone, in a folder that is deleted at the end. A",
      "wrong answer is a failure. When it is read, the file is in the system's cache."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all have loaded, or were skipped", "1:one failed or answered wrongly"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench peers load",
      "  ./energy bench peers load --devices 10000 --only duckdb,energy --json",
      "  ./energy bench peers load --form wide --folder /mnt/fast"
    })
final class PeersLoad implements Callable<Integer> {
  /** A row of a reading with its log, for the largest of them; and what empty servers take. */
  private static final long BYTES_A_READING = 250;

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
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many days of each (default: 1)")
  private int days;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "long",
      description = "long: a line a reading; wide: a line a day (default: long)")
  private HouseholdsFile.Form form;

  @Option(
      names = "--only",
      paramLabel = "PEER",
      split = ",",
      description = "Who takes part: ${COMPLETION-CANDIDATES} (default: all)")
  private List<Contestant> only = List.of(Contestant.values());

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    if (days < 1 || days > HouseholdsFile.MAX_DAYS) {
      throw new ParameterException(
          command.commandLine(), "--days must be 1 to " + HouseholdsFile.MAX_DAYS);
    }
    return options.run(this::run);
  }

  private int run() {
    HouseholdFileDays content = new HouseholdFileDays(devices, days, form);
    long needed = BYTES_OF_SERVERS + BYTES_A_READING * content.readings();
    try (Scratch scratch = Scratch.in(options.folder(), needed)) {
      Machine machine = Machine.now();
      Path file = write(content, scratch);
      List<PeerResult> results = results(new PeerRun(file, content, scratch, options.settings()));
      PeersReport report = PeersReport.of(machine, content, Scratch.bytes(file), results);
      report.print(options.output());
      boolean failed = results.stream().anyMatch(each -> each.state() == State.FAILED);
      return failed ? ExitStatus.SYSTEM_FAILED : ExitStatus.DONE;
    }
  }

  private List<PeerResult> results(PeerRun run) {
    List<PeerResult> results = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      if (only.contains(contestant) && !Thread.currentThread().isInterrupted()) {
        options.tell(contestant.label());
        results.add(run.of(contestant));
      }
    }
    return results;
  }

  /** Writes the file and syncs it to disk, so that no load has to wait for that. */
  private static Path write(HouseholdFileDays content, Scratch scratch) {
    Path file = scratch.path().resolve("readings.csv");
    GenerateCommand.write(content.file(), content.form(), file);
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
