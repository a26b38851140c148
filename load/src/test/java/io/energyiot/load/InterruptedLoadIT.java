package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is cut off and begun again ends as one that nothing disturbed. */
class InterruptedLoadIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final int DEVICES = 3_000;
  private static final int MEMORY = 100_000;

  @TempDir private static Path folder;
  private static Path file;
  private static List<String> expected;
  private static long expectedRows;

  /** Interval by interval, so that each part has some readings of every device. */
  @BeforeAll
  static void loadUndisturbed() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      for (int device = 0; device < DEVICES; device++) {
        lines.add(
            "device-%d,2026-03-30 %02d:%02d:00,KWH,%d.%03d"
                .formatted(device, quarter / 4, quarter % 4 * 15, device, quarter));
      }
    }
    lines.add("device-7,2026-03-30 00:00:00,KWH,777.7");
    file = Files.write(folder.resolve("night.csv"), lines);
    try (Keyspace keyspace = new Keyspace("undisturbed", folder)) {
      load(keyspace);
      expected = readings(keyspace);
      expectedRows = keyspace.rows("day_block");
    }
    assertThat(expected)
        .hasSize(96 * DEVICES)
        .contains("device-7,KWH,2026-03-30T00:00:00Z,777.7,actual");
  }

  @Test
  void cassandraIsKilledWhileItIsWrittenTo() {
    try (Keyspace keyspace = new Keyspace("cassandra_killed", folder)) {
      LoadOptions options = keyspace.options(ZoneOffset.UTC, LoadRoute.CQL, MEMORY);
      AtomicBoolean killed = new AtomicBoolean();
      LoadResult result =
          keyspace.load(
              options,
              progress -> {
                if (killed.compareAndSet(false, true)) {
                  TestServers.kill(Service.CASSANDRA);
                }
              },
              file);
      assertThat(killed).isTrue();
      assertThat(result.failure().code()).isEqualTo(ErrorCode.CASSANDRA_UNAVAILABLE);
      assertThat(result.receipt().state()).isEqualTo(LoadState.FAILED);
      assertThat(result.receipt().totals().readings()).isZero();
    } finally {
      TestServers.start(Service.CASSANDRA);
    }
    assertLoadedAgainIsWhole("cassandra_killed");
  }

  private static void assertLoadedAgainIsWhole(String name) {
    try (Keyspace keyspace = new Keyspace(name, folder)) {
      LoadTotals totals = load(keyspace);

      assertThat(totals.readings()).isEqualTo(96L * DEVICES);
      assertThat(totals.repeated()).isEqualTo(1);
      assertThat(readings(keyspace)).isEqualTo(expected);
      assertThat(keyspace.rows("day_block")).isEqualTo(expectedRows);
    }
  }

  private static LoadTotals load(Keyspace keyspace) {
    return keyspace.load(file, keyspace.options(ZoneOffset.UTC, LoadRoute.CQL, MEMORY)).totals();
  }

  private static List<String> readings(Keyspace keyspace) {
    List<String> readings = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      readings.addAll(keyspace.readings("device-" + device, "KWH", DAY, DAY));
    }
    return readings;
  }
}
