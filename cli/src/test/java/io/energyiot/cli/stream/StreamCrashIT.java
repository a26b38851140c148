package io.energyiot.cli.stream;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every process of a system is killed while clients send and the day is sealed; what was answered
 * 202 is there once and exact, and nothing else is.
 */
@Tag("alone")
class StreamCrashIT {
  private static final int METERS = 200;
  private static final int CLIENTS = 2;

  /** Longer than the lease of the server's writers, as the protocol of sealing wants it. */
  private static final Duration GRACE = Duration.ofSeconds(9);

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<MeterClient> clients = new ArrayList<>();

  @Test
  void whatWasAcknowledgedIsThereOnceAndNothingElse() throws Exception {
    System.out.println("StreamCrashIT: seed " + seed);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (WholeSystem system = WholeSystem.start("crash");
        EnergyStore store = system.openStore()) {
      List<Future<?>> sending = startClients(system.client(), threads);
      Future<Integer> sealing = threads.submit(() -> sealUntilDone(store, random.nextInt(20_000)));
      killEachUnderLoad(system);
      clients.forEach(MeterClient::end);
      for (Future<?> each : sending) {
        each.get();
      }
      Map<String, Map<Instant, BigDecimal>> acknowledged = new TreeMap<>();
      clients.forEach(each -> acknowledged.putAll(each.acknowledged()));
      awaitAll(system.client(), acknowledged);
      System.out.printf(
          "StreamCrashIT: %d requests, %d refused, %d readings, sealed at try %d%n",
          count(MeterClient::requests),
          count(MeterClient::refused),
          acknowledged.values().stream().mapToInt(Map::size).sum(),
          sealing.get());
      acknowledged.forEach((meter, values) -> check(system.client(), meter, values));
      assertThat(devices(store)).isEqualTo(acknowledged.keySet());
      assertThat(count(MeterClient::refused)).isPositive();
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Future<?>> startClients(EnergyClient server, ExecutorService threads) {
    List<Future<?>> sending = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i;
      List<String> meters =
          IntStream.range(0, METERS)
              .filter(meter -> meter % CLIENTS == first)
              .mapToObj("crash-%03d"::formatted)
              .toList();
      clients.add(new MeterClient(server, meters, today, random.nextLong()));
      sending.add(threads.submit(clients.get(i)));
    }
    return sending;
  }

  private long count(ToLongFunction<MeterClient> figure) {
    return clients.stream().mapToLong(figure).sum();
  }

  /** Sealing fails with the Cassandra that it needs, and is then begun again; returns the tries. */
  private int sealUntilDone(EnergyStore store, int afterMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(afterMillis);
    for (int tries = 1; ; tries++) {
      try {
        new Sealing(store, GRACE, LiveScanSettings.BY_CQL)
            .seal(today.toEpochDay(), Sealing.Progress.SILENT);
        return tries;
      } catch (EnergyException e) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  private void killEachUnderLoad(WholeSystem system) throws Exception {
    EnergyChild ingest = system.startIngest();
    ingest.awaitPrinted("^[1-9][0-9,]* readings stored"); // of what clients send
    List<Service> victims =
        new ArrayList<>(List.of(Service.SERVER, Service.CASSANDRA, Service.KAFKA));
    Collections.shuffle(victims, random);
    for (Service victim : victims) {
      goOnForAWhile();
      System.out.println("StreamCrashIT: kill -9 " + victim);
      if (victim == Service.SERVER) {
        whileNothingCanBeStored(system, () -> system.kill(victim));
      } else {
        system.kill(victim);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
      system.up();
    }
    goOnForAWhile();
    System.out.println("StreamCrashIT: kill -9 ingest");
    assertThat(ingest.process().isAlive()).as("ingest outlives what it needs").isTrue();
    whileNothingCanBeStored(system, ingest::kill);
    system.startIngest();
    goOnForAWhile();
  }

  /**
   * Kills when the consumers have taken records that they can't store, which is when one that
   * commits too early would lose them.
   */
  private void whileNothingCanBeStored(WholeSystem system, Runnable kill) throws Exception {
    system.signal(Service.CASSANDRA, "STOP");
    try {
      goOnForAWhile();
      kill.run();
    } finally {
      system.signal(Service.CASSANDRA, "CONT");
    }
  }

  /** Returns at a random moment after some requests of each client were acknowledged. */
  private void goOnForAWhile() {
    List<Long> before = clients.stream().map(MeterClient::requests).toList();
    int more = 20 + random.nextInt(60);
    for (int i = 0; i < CLIENTS; i++) {
      MeterClient client = clients.get(i);
      long enough = before.get(i) + more;
      await("acknowledged requests")
          .pollInterval(Duration.ofMillis(5))
          .until(() -> client.requests() >= enough);
    }
  }

  private void awaitAll(EnergyClient server, Map<String, Map<Instant, BigDecimal>> acknowledged) {
    acknowledged.forEach(
        (meter, values) ->
            await("readings of " + meter).untilAsserted(() -> check(server, meter, values)));
  }

  private void check(EnergyClient server, String meter, Map<Instant, BigDecimal> values) {
    assertThat(stored(server, meter)).as("seed %d, %s", seed, meter).isEqualTo(values);
  }

  /** From the day before to the day after, in which nothing was sent. */
  private Map<Instant, BigDecimal> stored(EnergyClient server, String meter) {
    return Sent.values(
        server.readingList(RangeQuestion.of(meter, today.minusDays(1), today.plusDays(2))));
  }

  private static Set<String> devices(EnergyStore store) {
    Set<String> devices = new HashSet<>();
    store
        .session()
        .execute("SELECT DISTINCT device_id, year FROM day_block")
        .forEach(row -> devices.add(row.getString("device_id")));
    return devices;
  }
}
