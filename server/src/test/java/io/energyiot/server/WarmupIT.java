package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.fixture.Await;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.CassandraSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that warms up works, and leaves nothing of it behind. */
class WarmupIT {
  private static final Pattern DONE =
      Pattern.compile(
          "warmed up in \\d+ ms, (\\d+) rounds, (\\d+) answers, (\\d+) of the server itself, "
              + "(\\d+) readings stored");
  private static final List<String> READINGS = List.of("day_block", "live_block", "day_state");

  private static TestSystem system;

  @BeforeAll
  static void start() {
    system = TestSystem.create("warm").configure(Map.of("server.warmup_seconds", "10")).up();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  private static String log() throws IOException {
    return Files.readString(system.folder().log(Service.SERVER));
  }

  private static Map<String, Long> rows(CassandraSettings keyspace) {
    Map<String, Long> rows = new HashMap<>();
    try (EnergyStore store = EnergyStore.open(keyspace, Optional.empty())) {
      for (String table : READINGS) {
        rows.put(table, store.session().execute("SELECT count(*) FROM " + table).one().getLong(0));
      }
    }
    return rows;
  }

  @Test
  void itHasUsedItsWaysAndLeavesNoRow() throws IOException {
    Await.await("the end of the warm-up")
        .untilAsserted(() -> assertThat(log()).containsPattern(DONE));
    Matcher done = DONE.matcher(log());
    assertThat(done.find()).isTrue();
    int rounds = Integer.parseInt(done.group(1));
    assertThat(rounds).isPositive();
    // A round has 128 posts and 400 questions, some of which find the states of days too old. The
    // last round may be cut short.
    assertThat(Integer.parseInt(done.group(2))).isPositive().isGreaterThan(200 * (rounds - 1));
    assertThat(Integer.parseInt(done.group(3))).isPositive();
    assertThat(Integer.parseInt(done.group(4))).isPositive();
    assertThat(log()).doesNotContain("without its warm-up");

    CassandraSettings keyspace = CassandraSettings.from(system.settings());
    Map<String, Long> none = Map.of("day_block", 0L, "live_block", 0L, "day_state", 0L);
    Await.await("an empty keyspace")
        .untilAsserted(() -> assertThat(rows(keyspace.ofWarmup())).isEqualTo(none));
    assertThat(rows(keyspace)).isEqualTo(none);
    ServerCalls http = new ServerCalls(system.address());
    assertThat(http.get("/v1/devices/WARMUP/readings?from=2026-01-01&to=2026-01-02").statusCode())
        .isEqualTo(404);
  }

  @Test
  void itCountsNoReadingsOfTheWarmUp() {
    ServerCalls http = new ServerCalls(system.address());
    String metrics = ServerCalls.text(http.get("/q/metrics"));
    assertThat(metrics).containsPattern("(?m)^energy_readings_accepted_total 0\\.0$");
    assertThat(metrics).containsPattern("(?m)^energy_readings_stored_total 0\\.0$");
  }
}
