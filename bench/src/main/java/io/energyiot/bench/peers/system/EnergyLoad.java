package io.energyiot.bench.peers.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.WarmLoads;
import io.energyiot.cli.Release;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.households.Households;
import io.energyiot.platform.service.Service;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** This system, used as a user does: {@code energy load} against one that runs. */
final class EnergyLoad implements Peer {
  private static final int WARMING = 4;
  private static final int TIMED = 5;

  private final Path folder;
  private final Way way;
  private final LocalSystem system;

  /** What is timed. */
  enum Way {
    /** The command, which loads by itself. */
    COMMAND,
    /** The command, which hands the file to a loader that has loaded before. */
    LOADER,
    /** A process that has loaded before, by its receipt. */
    PROCESS
  }

  /** Not yet started. */
  EnergyLoad(Path folder, Way way) {
    this.way = way;
    this.folder = folder;
    system =
        way == Way.LOADER
            ? new LocalSystem(folder, EnumSet.allOf(Service.class))
            : LocalSystem.withoutLoader(folder);
  }

  @Override
  public void start() {
    system.start();
  }

  @Override
  public String version() {
    return Release.version();
  }

  @Override
  public String durability() {
    return "SSTables synced, then imported";
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    if (way == Way.PROCESS) {
      List<Duration> durations =
          WarmLoads.of(system, folder.resolve("loads"), file, WARMING + TIMED).stream()
              .skip(WARMING)
              .sorted()
              .toList();
      return new Loaded(
          content.readings(),
          durations.get(TIMED / 2),
          "median of %d loads after %d others in the same process".formatted(TIMED, WARMING));
    }
    EnergyProcess energy = new EnergyProcess(folder);
    energy.run("load", file.toString());
    int before = way == Way.LOADER ? WARMING : 1;
    for (int i = 1; i < before; i++) {
      energy.run("load", "--again", file.toString());
    }
    EnergyProcess.Done done = energy.run("load", "--again", file.toString());
    JsonNode receipt = done.document();
    long readings = receipt.at("/totals/readings").asLong();
    if (readings != content.readings() || receipt.at("/totals/rejected").asLong() != 0) {
      throw new BenchException(
          "a wrong receipt for " + content.readings() + " readings: " + receipt);
    }
    Loaded own = new Loaded(readings, Duration.parse(receipt.path("duration").asText()), "");
    String note =
        "the whole command, after other loads of the file; by its receipt %.2f s, %,.0f readings/s"
            .formatted(own.seconds(), own.readingsPerSecond());
    return new Loaded(readings, done.took(), note);
  }

  /** The first device, the one in the middle and the last, asked for over REST. */
  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    EnergyClient server = new EnergyClient(system.address(), Optional.empty());
    LocalDate end = HouseholdFileDays.FIRST_DAY.plusDays(content.days());
    for (long device : List.of(1L, (1 + content.devices()) / 2, content.devices())) {
      String deviceId = Households.deviceId(device);
      List<MeterReading> readings =
          server.readingList(RangeQuestion.of(deviceId, HouseholdFileDays.FIRST_DAY, end));
      BigDecimal sum =
          readings.stream().map(MeterReading::value).reduce(BigDecimal.ZERO, BigDecimal::add);
      content.ofDevice(device).check(deviceId, new PeerTotals(readings.size(), sum));
    }
  }

  @Override
  public void close() {
    system.close();
  }

  @Override
  public long storedBytes() {
    return system.keyspaceBytes("energy");
  }
}
