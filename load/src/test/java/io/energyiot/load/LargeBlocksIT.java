package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of very many readings are stored like others. */
class LargeBlocksIT {
  private static final long DAY = LocalDate.of(2026, 3, 30).toEpochDay();
  private static final long MIDNIGHT = DAY * 86_400_000;

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

  @Test
  void daysOfSecondsWithAllDigits() {
    Random random = new Random(2026);
    BlockAssembler assembler = assembler();
    for (int device = 0; device < 10; device++) {
      Series series = new Series("seconds-" + device, Channel.KWH);
      for (int second = 0; second < 86_400; second++) {
        long digits = random.nextLong() >>> 7;
        assembler.reading(second, series, MIDNIGHT + second * 1000L, 1, digits, 17, Quality.ACTUAL);
      }
    }

    LoadCounts counts = assembler.finish();

    assertThat(counts.meterDays()).isEqualTo(10);
    assertThat(counts.blockBytes()).isGreaterThan(6_000_000);
    for (int device = 0; device < 10; device++) {
      assertThat(read("seconds-" + device).size()).isEqualTo(86_400);
    }
  }

  @Test
  void aDayOfMoreReadingsThanABlockHolds() {
    Series series = new Series("milliseconds", Channel.KWH);
    BlockAssembler assembler = assembler();
    for (int i = 0; i < 300_000; i++) {
      assembler.reading(i, series, MIDNIGHT + i, 1, i, 0, Quality.ACTUAL);
    }

    assertThat(assembler.finish().readings()).isEqualTo(300_000);

    Readings stored = read("milliseconds");
    assertThat(stored.size()).isEqualTo(300_000);
    assertThat(stored.unscaled(299_999)).isEqualTo(299_999);
  }

  private static BlockAssembler assembler() {
    return new BlockAssembler(
        StorageZone.UTC,
        keyspace.store().dayBlocks().writer(),
        new RejectFile(folder.resolve("rejects.csv"), "test"),
        1,
        1,
        1_000_000);
  }

  private static Readings read(String deviceId) {
    return keyspace.store().dayBlocks().read(new Series(deviceId, Channel.KWH), DAY, DAY);
  }
}
