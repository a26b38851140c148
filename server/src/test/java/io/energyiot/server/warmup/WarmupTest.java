package io.energyiot.server.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.Await;
import io.energyiot.server.access.AccessSettings;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A warm-up that can't be done. */
class WarmupTest {
  /** Nothing listens on port 1. */
  private static final Settings NOWHERE =
      Settings.of(
          Map.of(
              "cassandra.contact_points", "127.0.0.1:1",
              "kafka.bootstrap_servers", "127.0.0.1:1",
              "schema.registry.url", "http://127.0.0.1:1",
              "server.warmup_seconds", "60"),
          "test");

  @Test
  void theServerIsReadyWithoutItsStore() {
    Vertx vertx = Vertx.vertx();
    SchemaRegistry registry = new SchemaRegistry(RegistrySettings.from(NOWHERE));
    try (Warmup warmup =
        new Warmup(WarmupSettings.from(NOWHERE, AccessSettings.from(NOWHERE)), registry)) {
      assertThat(warmup.isOver()).isFalse();
      warmup.begin(vertx);
      Await.await("the end of a warm-up without stores")
          .untilAsserted(() -> assertThat(warmup.isOver()).isTrue());
    } finally {
      vertx.close();
    }
  }
}
