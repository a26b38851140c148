package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.Service;
import io.energyiot.platform.fixture.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is cut off and begun again ends as one that nothing disturbed. */
class InterruptedLoadIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final int DEVICES = 300;
  private static final int CHUNK = 1_000;

  @TempDir private static Path folder;
  private static Path file;
  private static List<String> expected;
  private static long expectedRows;

  /** Interval by interval, so that each chunk has some readings of every device. */
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
      keyspace.load(file, CHUNK);
      expected = readings(keyspace);
      expectedRows = keyspace.rows("day_block");
    }
    assertThat(expected)
        .hasSize(96 * DEVICES)
        .contains("device-7,KWH,2026-03-30T00:00:00Z,777.7,actual");
  }

  @Test
  void cassandraIsKilledInTheMiddle() {
    AtomicBoolean killed = new AtomicBoolean();
    try (Keyspace keyspace = new Keyspace("cassandra_killed", folder)) {
      Loader loader = new Loader(keyspace.store(), keyspace.options(), CHUNK);
      EnergyException failure =
          catchThrowableOfType(
              EnergyException.class,
              () ->
                  loader.load(
                      file,
                      (read, size) -> {
                        if (read > size / 2 && killed.compareAndSet(false, true)) {
                          TestServers.kill(Service.CASSANDRA);
                        }
                      }));
      assertThat(failure.code()).isEqualTo(ErrorCode.CASSANDRA_UNAVAILABLE);
    } finally {
      TestServers.start(Service.CASSANDRA);
    }
    assertLoadedAgainIsWhole("cassandra_killed");
  }

  @Test
  void theLoadItselfEndsInTheMiddle() {
    try (Keyspace keyspace = new Keyspace("load_ended", folder)) {
      Loader loader = new Loader(keyspace.store(), keyspace.options(), CHUNK);
      UncheckedIOException end = new UncheckedIOException(new IOException("the end"));
      UncheckedIOException failure =
          catchThrowableOfType(
              UncheckedIOException.class,
              () ->
                  loader.load(
                      file,
                      (read, size) -> {
                        if (read > size / 2) {
                          throw end;
                        }
                      }));
      assertThat(failure).isSameAs(end);
    }
    assertLoadedAgainIsWhole("load_ended");
  }

  private static void assertLoadedAgainIsWhole(String name) {
    try (Keyspace keyspace = new Keyspace(name, folder)) {
      assertThat(keyspace.rows("day_block")).isBetween(1L, expectedRows - 1);

      LoadReport report = keyspace.load(file, CHUNK);

      assertThat(report.loadedBefore()).isFalse();
      assertThat(readings(keyspace)).isEqualTo(expected);
      assertThat(keyspace.rows("day_block")).isEqualTo(expectedRows);
    }
  }

  private static List<String> readings(Keyspace keyspace) {
    List<String> readings = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      readings.addAll(keyspace.readings("device-" + device, "KWH", DAY, DAY));
    }
    return readings;
  }
}
