package io.energyiot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.block.StoredBlock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingMemoryTest {
  private static final int DAY_OF_SECONDS = 86_400;

  /** 16 MiB: 174,762 readings of 96 bytes, or 104,857 of 160. */
  private final ReadingMemory memory = new ReadingMemory(16);

  private static StoredBlock block(long day, int version) {
    ReadingsBuilder readings = new ReadingsBuilder(DAY_OF_SECONDS);
    for (int i = 0; i < DAY_OF_SECONDS; i++) {
      readings.add((day * DAY_OF_SECONDS + i) * 1000, 1, 0, 0, Quality.ACTUAL);
    }
    return new StoredBlock(
        day, new Version(version, 0), new BlockEncoder().encode(readings.build()));
  }

  private static List<SeriesBlocks> series(StoredBlock... blocks) {
    TimeRange range = new TimeRange(0, 1, ZoneOffset.UTC);
    return List.of(new SeriesBlocks(new Series("M1", Channel.KWH), range, List.of(blocks)));
  }

  private void assertRefused(ErrorCode code, List<SeriesBlocks> blocks, int moreBytes) {
    assertThatThrownBy(() -> memory.take(blocks, moreBytes))
        .isInstanceOf(EnergyException.class)
        .extracting("code")
        .isEqualTo(code);
  }

  @Test
  void whatIsTakenIsCountedUntilItIsGivenBack() {
    List<SeriesBlocks> twoDays = series(block(20_000, 1), block(20_001, 1));
    ReadingMemory.Reservation reservation = memory.take(twoDays, 0);
    assertRefused(ErrorCode.OVERLOADED, series(block(20_000, 1)), 0);
    reservation.giveBack();
    reservation.giveBack();
    memory.take(twoDays, 0).giveBack();
  }

  @Test
  void whatCanNeverBeHeldIsRefusedAtOnce() {
    StoredBlock day = block(20_000, 1);
    assertRefused(ErrorCode.TOO_LARGE, series(day, block(20_001, 1), block(20_002, 1)), 0);
    assertRefused(ErrorCode.TOO_LARGE, series(day), 400);
    assertRefused(ErrorCode.TOO_LARGE, series(day, block(20_000, 2)), 0);
    assertThat(memory.maxStored()).isEqualTo(174_762);
  }
}
