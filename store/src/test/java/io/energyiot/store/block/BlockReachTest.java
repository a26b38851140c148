package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BlockReachTest {
  private static final long DAY = 20_454;
  private static final long MIDNIGHT = DAY * TestBlocks.DAY;
  private static final long NEXT = MIDNIGHT + TestBlocks.DAY;

  @Test
  void anIntervalThatEndsAtMidnightStaysInItsDay() {
    assertThat(BlockReach.of(DAY, NEXT, StorageZone.UTC)).isZero();
    assertThat(BlockReach.of(DAY, NEXT + 1, StorageZone.UTC)).isEqualTo(1);
    assertThat(BlockReach.of(DAY, MIDNIGHT + 1, StorageZone.UTC)).isZero();
  }

  @Test
  void aMonthOf31DaysReachesIntoThirtyMore() {
    assertThat(BlockReach.of(DAY, MIDNIGHT + 31 * TestBlocks.DAY, StorageZone.UTC)).isEqualTo(30);
  }

  @Test
  void itIsTheLastEndOfABlockThatCountsAndNotTheLastStart() {
    ReadingsBuilder readings = new ReadingsBuilder(2);
    readings.add(MIDNIGHT, 2 * 86_400, 1, 0, Quality.ACTUAL);
    readings.add(MIDNIGHT + 900_000, 900, 1, 0, Quality.ACTUAL);
    DayBlock block =
        new DayBlock(
            new Series("M", Channel.KWH),
            DAY,
            new Version(1, 1),
            new BlockEncoder().encode(readings.build()));

    assertThat(BlockReach.of(block, StorageZone.UTC)).isEqualTo(1);
  }

  @Test
  void aDayOf23HoursEndsAnHourEarlier() {
    StorageZone berlin = new StorageZone(ZoneId.of("Europe/Berlin"));
    long day = LocalDate.of(2026, 3, 29).toEpochDay();
    long midnight = day * TestBlocks.DAY - 3_600_000; // 00:00+01:00

    assertThat(BlockReach.of(day, midnight + 23 * 3_600_000L, berlin)).isZero();
    assertThat(BlockReach.of(day, midnight + 24 * 3_600_000L, berlin)).isEqualTo(1);
  }
}
