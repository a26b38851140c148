package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.error.EnergyException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockHeaderTest {
  private static final long DAY = 1_774_742_400_000L; // 2026-03-29T00:00:00Z

  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  @Test
  void aRegularDayTellsItsReadingsItsFirstStartAndItsEnd() {
    ReadingsBuilder day = new ReadingsBuilder(96);
    for (int i = 0; i < 96; i++) {
      day.add(DAY + i * 900_000L, 900, i, 3, Quality.ACTUAL);
    }
    byte[] block = new BlockEncoder().encode(day.build());

    assertThat(BlockHeader.of(block))
        .isEqualTo(new BlockHeader(96, true, DAY, DAY + 24 * 3_600_000L));
  }

  @Test
  void aDayWithAGapTellsItsReadingsOnly() {
    ReadingsBuilder day = new ReadingsBuilder(2);
    day.add(DAY, 900, 1, 0, Quality.ACTUAL);
    day.add(DAY + 7_200_000, 900, 1, 0, Quality.ACTUAL);

    assertThat(BlockHeader.of(new BlockEncoder().encode(day.build())))
        .isEqualTo(new BlockHeader(2, false, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void headersOfGoldenBlocksSayWhatTheColumnsSay(GoldenCase golden) {
    golden.blocks().forEach(block -> assertHeader(block, BlockDecoder.decode(block)));
  }

  @Test
  void headersOfRandomBlocksOfBothFormsSayWhatTheColumnsSay() {
    BlockEncoder encoder = new BlockEncoder();
    for (long seed = 0; seed < 2_000; seed++) {
      Readings readings = new RandomReadings(seed).next();
      assertHeader(encoder.encode(readings), readings);
      long[] versions = new Random(seed).longs(readings.size(), 0, 1L << 41).toArray();
      assertHeader(new VersionedBlock(readings, versions, versions).encode(encoder), readings);
    }
  }

  private static void assertHeader(byte[] block, Readings readings) {
    BlockHeader header = BlockHeader.of(block);
    long end = IntStream.range(0, readings.size()).mapToLong(readings::end).max().orElseThrow();
    assertThat(BlockDecoder.lastEnd(block)).isEqualTo(end);
    assertThat(header.readings()).isEqualTo(readings.size());
    assertThat(BlockHeader.readings(block)).isEqualTo(readings.size());
    if (header.isRegular()) {
      assertThat(header.firstStart()).isEqualTo(readings.start(0));
      assertThat(header.end()).isEqualTo(readings.end(readings.size() - 1));
    }
  }

  @Test
  void aHeaderThatIsCutIsRefused() {
    byte[] block = {1, 0x1c, 5, (byte) 0xe0};
    for (int length = 0; length <= block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> BlockHeader.of(cut)).isInstanceOf(EnergyException.class);
    }
  }
}
