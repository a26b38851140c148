package io.energyiot.bench.query;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.machine.BenchCredential;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.WarmLoads;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.UsageQuestion;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.model.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** This system, asked over REST. Night after night is loaded, and compacted as they come. */
final class EnergyRest implements QuerySubject {
  private static final int KWH_SCALE = 3;

  private final Path folder;
  private final HouseholdNights nights;
  private final BenchCredential credential;
  private final LocalSystem system;
  private final Consumer<String> told;

  /**
   * Not yet started.
   *
   * @param folder its data folder
   * @param credential what its server wants
   * @param told hears how many SSTables there are while it loads
   */
  EnergyRest(
      Path folder, HouseholdNights nights, BenchCredential credential, Consumer<String> told) {
    this.folder = folder;
    this.nights = nights;
    this.told = told;
    this.credential = credential;
    system = LocalSystem.withoutLoader(folder).wanting(credential);
  }

  @Override
  public String label() {
    return credential == BenchCredential.NONE ? "Energy IoT, REST" : credential.named("Energy IoT");
  }

  @Override
  public HouseholdNights nights() {
    return nights;
  }

  @Override
  public void start() {
    system.start();
  }

  @Override
  public void load() {
    start();
    try (WarmLoads loads = new WarmLoads(system, folder.resolve("loads"));
        Compaction compaction = compaction();
        TaskProgress progress = TaskProgress.of("loading", "nights")) {
      List<Integer> touched = new ArrayList<>();
      for (int i = 0; i < nights.days(); i++) {
        Path file = folder.resolve("night.csv");
        nights.night(i).write(file, HouseholdsFile.Form.WIDE, done -> {});
        loads.load(file);
        Files.delete(file);
        compaction.begin();
        touched.add(sstablesOfAYear(compaction));
        progress.at(i + 1, nights.days());
      }
      compaction.await();
      int max = touched.stream().mapToInt(Integer::intValue).max().orElse(0);
      double mean = touched.stream().mapToInt(Integer::intValue).average().orElse(0);
      told.accept(
          "%d SSTables; a device's year is in %d, after each night in %.1f, at most in %d; %.1f GB compacted"
              .formatted(
                  compaction.sstables(),
                  sstablesOfAYear(compaction),
                  mean,
                  max,
                  compaction.compactedBytes() / 1e9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  /** JMX of its Cassandra, which runs. */
  Compaction compaction() {
    return new Compaction(system.system());
  }

  /** The settings, with the places of the stores; it runs. */
  Settings settings() {
    return system.settings();
  }

  /** The SSTables that the last year of a device is in. */
  int sstablesOfAYear(Compaction compaction) {
    String device =
        new AskedQuery((nights.devices() + 1) / 2, nights.end(), nights.end()).deviceId();
    return compaction.sstablesOf(device, nights.end().minusDays(1).getYear());
  }

  @Override
  public long[] answer(Question question, AskedQuery asked) {
    EnergyClient server = new EnergyClient(system.address(), system.credential());
    return question.isByMonth()
        ? wattHours(
            server
                .usage(UsageQuestion.of(asked.deviceId()).period("P1Y").to(asked.to()).by("month"))
                .buckets(),
            Usage.Bucket::sum)
        : wattHours(
            server.readingList(RangeQuestion.of(asked.deviceId(), asked.from(), asked.to())),
            MeterReading::value);
  }

  private static <T> long[] wattHours(List<T> answer, Function<T, BigDecimal> value) {
    return answer.stream()
        .map(value)
        .filter(Objects::nonNull)
        .mapToLong(each -> each.movePointRight(KWH_SCALE).longValueExact())
        .toArray();
  }

  @Override
  public Outcome ask(Question question, int clients, Duration duration, Random random) {
    InetSocketAddress address = system.socketAddress();
    Optional<String> shown = system.credential();
    try (RequestDriver driver = new RequestDriver(address, clients)) {
      return driver.run(
          () -> question.request(address, question.any(nights, random)).with(shown),
          Double.POSITIVE_INFINITY,
          duration);
    }
  }

  @Override
  public void close() {
    system.close();
  }
}
