package io.energyiot.cli.insert;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.model.Version;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes days of households into Cassandra. */
@Command(
    name = "insert",
    mixinStandardHelpOptions = true,
    description = {
      "Write days of made-up household meters straight into Cassandra.",
      "Writes day blocks by CQL, without files and without Kafka. The values are those "
          + "of ./energy generate with the same seed and the storage zone as --zone. Supersedes "
          + "what is stored for these quarter hours; the history keeps it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy insert --devices 10000 --date 2026-01-01",
      "  ./energy insert --devices 1000 --date 2025-01-01 --days 365"
    })
public final class InsertCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many meters, from number 1 (default: 10000)")
  private long devices;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description =
          "The first day, in the storage zone (default: the one that makes yesterday the "
              + "last day)")
  private LocalDate date;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many days (default: 1)")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number gives other meters (default: 1)")
  private long seed;

  /**
   * What was written.
   *
   * @param meterDays blocks
   * @param bytes of all blocks
   */
  record Inserted(
      long devices,
      LocalDate from,
      LocalDate to,
      long meterDays,
      long readings,
      long bytes,
      double seconds,
      double readingsPerSecond) {}

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    if (days < 1 || days > HouseholdsFile.MAX_DAYS) {
      throw new ParameterException(
          command.commandLine(), "--days must be 1 to " + HouseholdsFile.MAX_DAYS);
    }
    Settings settings = options.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings)) {
      LocalDate from = date == null ? LocalDate.now(store.zone().id()).minusDays(days) : date;
      GenerateCommand.checkZone(store.zone().id(), from, days, command);
      Inserted inserted = Stoppable.run(() -> insert(store, from));
      CommandAudit.note(settings, store, "insert", inserted.meterDays() + " meter-days");
      print(inserted);
      return ExitStatus.DONE;
    }
  }

  /** If it is interrupted, what is written stays; the same command completes it. */
  private Inserted insert(EnergyStore store, LocalDate from) {
    HouseholdBlocks blocks =
        new HouseholdBlocks(new Households(seed), 1, devices, from, days, store.zone());
    long checksum = Objects.hash(seed, devices, from, days) * 0x9E3779B97F4A7C15L;
    Version version = Version.ofFile(store.clock().millis(), checksum, 0);
    BlockWriter writer = store.dayBlocks().writer();
    AtomicLong written = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    long began = System.nanoTime();
    long readings;
    try (TaskProgress bar = TaskProgress.of("inserting", "meter-days")) {
      readings =
          blocks.forEach(
              version,
              block -> {
                writer.write(block);
                bytes.addAndGet(block.block().length);
                bar.at(written.incrementAndGet(), blocks.blocks());
              });
      writer.flush();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Inserted(
        devices,
        from,
        from.plusDays(days),
        written.get(),
        readings,
        bytes.get(),
        seconds,
        readings / seconds);
  }

  private void print(Inserted inserted) {
    Output output = options.output();
    output.result(inserted);
    output.line(
        "%,d readings of %,d meter-days in %.2f s, %,.0f readings/s, %.2f bytes a reading in blocks",
        inserted.readings(),
        inserted.meterDays(),
        inserted.seconds(),
        inserted.readingsPerSecond(),
        (double) inserted.bytes() / inserted.readings());
  }
}
