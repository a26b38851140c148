package io.energyiot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.cassandra.CassandraSettings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Processes that create the keyspace and its tables at the same time, as {@code up} starts them.
 */
class FirstStartIT {
  private static final int PROCESSES = 3;

  private static CassandraSettings settings() {
    InetSocketAddress cassandra = TestServers.cassandra();
    return CassandraSettings.from(
        Settings.of(
            Map.of(
                "cassandra.contact_points",
                cassandra.getHostString() + ":" + cassandra.getPort(),
                "cassandra.keyspace",
                TestServers.own("first_start")),
            "test"));
  }

  private static String use() {
    try (EnergyStore store = EnergyStore.open(settings(), Optional.of(StorageZone.UTC))) {
      store.loadQueue().all();
      return store.zone().id().getId();
    }
  }

  @Test
  void allOfThemFindWhatTheyNeed() {
    TestServers.start(Service.CASSANDRA);
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<CompletableFuture<String>> all =
          Stream.generate(() -> CompletableFuture.supplyAsync(FirstStartIT::use, threads))
              .limit(PROCESSES)
              .toList();
      assertThat(all).extracting(CompletableFuture::join).hasSize(PROCESSES);
    } finally {
      threads.shutdown();
    }
  }
}
