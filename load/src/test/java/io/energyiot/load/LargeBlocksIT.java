package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadTotals;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days of very many readings are stored like others. */
class LargeBlocksIT {
  private static final long DAY = LocalDate.of(2026, 3, 30).toEpochDay();

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("large_blocks", folder);
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @ParameterizedTest
  @EnumSource(LoadRoute.class)
  void aDayOfMoreReadingsThanABlockHolds(LoadRoute path) throws IOException {
    String device = "milliseconds-" + path.text();
    Path file = folder.resolve(device + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 300_000; i++) {
        String time = "%02d:%02d.%03d".formatted(i / 60_000, i / 1000 % 60, i % 1000);
        out.write(device + ",2026-03-30 00:" + time + ",KWH,0." + i * 7919L + "\n");
      }
    }

    LoadTotals totals =
        keyspace
            .load(file, keyspace.options(ZoneOffset.UTC, path, LoadOptions.defaultMemory()))
            .totals();

    assertThat(totals.readings()).isEqualTo(300_000);
    assertThat(totals.meterDays()).isEqualTo(1);
    Readings stored = read(device);
    assertThat(stored.size()).isEqualTo(300_000);
    assertThat(stored.value(299_999)).isEqualTo(new BigDecimal("0." + 299_999 * 7919L));
  }

  private static Readings read(String deviceId) {
    return keyspace.store().readings().read(new Series(deviceId, Channel.KWH), DAY, DAY);
  }
}
