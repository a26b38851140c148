package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockMergeTest {
  private static final long DAY = 20_454;
  private static final long MIDNIGHT = DAY * 86_400_000;

  private final BlockEncoder encoder = new BlockEncoder();

  @Test
  void nothingWasKnownBeforeTheFirstVersion() {
    List<StoredBlock> blocks = List.of(plain(DAY, 100, 1, 2), plain(DAY + 1, 100, 3, 4));

    assertThat(BlockMerge.of(blocks, 99)).isEqualTo(Readings.EMPTY);
    assertThat(BlockMerge.of(blocks, 100).size()).isEqualTo(4);
    assertThat(BlockMerge.of(blocks.subList(0, 1), 99)).isEqualTo(Readings.EMPTY);
    assertThat(BlockMerge.of(blocks.subList(0, 1), 100).size()).isEqualTo(2);
  }

  @Test
  void aCorrectionCountsFromTheMillisecondInWhichItWasLearned() {
    List<StoredBlock> blocks = List.of(plain(DAY, 100, 1, 2), plain(DAY, 200, 8));

    assertThat(BlockMerge.of(blocks, 199).unscaled(0)).isEqualTo(1);
    assertThat(BlockMerge.of(blocks, 200).unscaled(0)).isEqualTo(8);
    assertThat(BlockMerge.of(blocks, 200).unscaled(1)).isEqualTo(2);
    assertThat(BlockMerge.of(blocks)).isEqualTo(BlockMerge.of(blocks, 200));
  }

  @Test
  void aSealedBlockIsKnownReadingByReading() {
    List<StoredBlock> blocks = List.of(sealed(DAY, new long[] {100, 300}, 1, 2));

    assertThat(BlockMerge.of(blocks, 99)).isEqualTo(Readings.EMPTY);
    Readings between = BlockMerge.of(blocks, 299);
    assertThat(between.size()).isEqualTo(1);
    assertThat(between.unscaled(0)).isEqualTo(1);
    assertThat(BlockMerge.of(blocks, 300).size()).isEqualTo(2);
  }

  @Test
  void aSealedBlockNewerThanAFileGivesWayToItWhereItsReadingsAreOlderOrNotYetKnown() {
    // In the order of the blocks: the file's version is before that of the sealed block's newest.
    List<StoredBlock> blocks =
        List.of(plain(DAY, 200, 5, 6), sealed(DAY, new long[] {100, 300}, 1, 2));

    assertThat(values(BlockMerge.of(blocks, 150))).containsExactly(1);
    assertThat(values(BlockMerge.of(blocks, 250))).containsExactly(5, 6);
    assertThat(values(BlockMerge.of(blocks, 300))).containsExactly(5, 2);
    assertThat(values(BlockMerge.of(blocks))).containsExactly(5, 2);
  }

  private static long[] values(Readings readings) {
    long[] values = new long[readings.size()];
    readings.copyUnscaled(values);
    return values;
  }

  private StoredBlock plain(long day, long version, long... values) {
    return new StoredBlock(day, new Version(version, 0), encoder.encode(readings(day, values)));
  }

  private StoredBlock sealed(long day, long[] versions, long... values) {
    long newest = versions[versions.length - 1];
    byte[] block =
        new VersionedBlock(readings(day, values), versions, new long[values.length])
            .encode(encoder);
    return new StoredBlock(day, Version.ofSealed(newest, 0), block);
  }

  private static Readings readings(long day, long... values) {
    ReadingsBuilder readings = new ReadingsBuilder(values.length);
    for (int i = 0; i < values.length; i++) {
      long start = MIDNIGHT + (day - DAY) * 86_400_000 + i * 900_000L;
      readings.add(start, 900, values[i], 3, Quality.ACTUAL);
    }
    return readings.build();
  }
}
