package io.energyiot.bench.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.bench.peers.system.NaiveTable;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.platform.service.Service;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast a table with a row a reading becomes ours. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Fill a table with a row a reading, and load it by ./energy migrate, first with Spark",
      "just started and then, with --again, in the process that is kept.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench migrate",
      "  ./energy bench migrate --devices 10000 --again 2",
    })
public final class MigrateBench implements Callable<Integer> {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
  private static final long BYTES = 4_000_000_000L;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "52000",
      description = "How many meters have a day of 96 rows (default: 52000)")
  private long devices;

  @Option(
      names = "--again",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many more tables of as many other meters are loaded (default: 1)")
  private int again;

  /**
   * A table's migration.
   *
   * @param seconds of the whole command
   * @param byReceipt seconds from the beginning of the load to its end
   */
  record Migrated(long readings, double seconds, double byReceipt, double readingsPerSecond) {}

  /** What is printed. */
  record Report(Machine machine, List<Migrated> tables) {}

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    return options.run(this::run);
  }

  private int run() {
    Machine machine = Machine.now();
    try (Scratch scratch = Scratch.in(options.folder(), BYTES);
        LocalSystem system =
            new LocalSystem(
                new RunFolder(scratch.path()).data(options.settings()),
                EnumSet.of(Service.CASSANDRA))) {
      system.start();
      EnergyProcess energy = new EnergyProcess(scratch.path().resolve("data"));
      List<Migrated> tables = new ArrayList<>();
      for (int i = 0; i <= again; i++) {
        String keyspace = "naive" + i;
        options.tell("filling the table " + keyspace + ".reading");
        fill(scratch, system, keyspace, 1 + i * devices);
        tables.add(migrated(energy, keyspace));
      }
      print(new Report(machine, tables));
      return ExitStatus.DONE;
    }
  }

  private void fill(Scratch scratch, LocalSystem system, String keyspace, long first) {
    Night night = new Night(first, devices, DAY, Night.Layout.BY_DEVICE);
    Path file = night.write(scratch.path());
    try (CqlSession session =
        Cassandra.connect(
            CassandraSettings.from(
                system.settings().with(Map.of("cassandra.keyspace", keyspace))))) {
      NaiveTable table = new NaiveTable(session, keyspace);
      table.create();
      table.load(file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Migrated migrated(EnergyProcess energy, String keyspace) {
    options.tell("loading it");
    EnergyProcess.Done done = energy.run("migrate", "--from", keyspace + ".reading");
    JsonNode load = done.document();
    long readings = load.path("totals").path("readings").asLong();
    if (readings != devices * Night.QUARTERS_A_DAY) {
      throw new BenchException("a migration of " + readings + " readings");
    }
    double seconds =
        Duration.between(instant(load, "started"), instant(load, "updated")).toMillis() / 1e3;
    return new Migrated(readings, done.seconds(), seconds, readings / seconds);
  }

  private static Instant instant(JsonNode load, String field) {
    return Instant.parse(load.path(field).asText());
  }

  private void print(Report report) {
    Output output = options.output();
    output.result(report);
    output.line("%s", report.machine().text());
    for (Migrated table : report.tables()) {
      output.line(
          "%,d readings: %.1f s, by the receipt %.1f s, %,.0f readings/s",
          table.readings(), table.seconds(), table.byReceipt(), table.readingsPerSecond());
    }
  }
}
