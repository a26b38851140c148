package io.energyiot.store.block;

import static io.energyiot.store.block.TestBlocks.plain;
import static io.energyiot.store.block.TestBlocks.quarters;
import static io.energyiot.store.block.TestBlocks.sealed;
import static io.energyiot.store.block.TestBlocks.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which reading wins where versions, times or blocks are the same. */
class MergeTiesTest {
  private static final long DAY = 20_454;
  private static final long MIDNIGHT = DAY * TestBlocks.DAY;

  private static Version version(long millis, long sequence) {
    return new Version(millis, sequence);
  }

  private static StoredBlock block(Version version, ReadingsBuilder readings) {
    return new StoredBlock(DAY, version, new BlockEncoder().encode(readings.build()));
  }

  @Test
  void noBlocksHaveNoReadings() {
    assertThat(BlockMerge.of(List.of())).isEqualTo(Readings.EMPTY);
    assertThat(BlockMerge.of(List.of(), 0)).isEqualTo(Readings.EMPTY);
  }

  @Test
  void ofWhatWasLearnedInOneMillisecondTheGreaterSequenceWins() {
    List<StoredBlock> blocks =
        List.of(plain(DAY, version(5, 1), 10, 11), plain(DAY, version(5, 2), 20));

    assertThat(values(BlockMerge.of(blocks))).containsExactly(20, 11);
    assertThat(values(BlockMerge.of(blocks, 5))).containsExactly(20, 11);
    assertThat(BlockMerge.of(blocks, 4)).isEqualTo(Readings.EMPTY);
  }

  @Test
  void aLaterMillisecondWinsOverAnyGreaterSequence() {
    List<StoredBlock> blocks =
        List.of(plain(DAY, version(5, Long.MAX_VALUE), 10), plain(DAY, version(6, 0), 20));

    assertThat(values(BlockMerge.of(blocks))).containsExactly(20);
  }

  @Test
  void ofASealedBlockTheReadingsOwnSequencesDecideAndNotThatOfTheBlock() {
    StoredBlock sealed = sealed(DAY, new Version[] {version(5, 3), version(5, 9)}, 10, 11);
    StoredBlock file = plain(DAY, version(5, 6), 20, 21);

    assertThat(sealed.version()).isGreaterThan(file.version());
    assertThat(values(BlockMerge.of(List.of(file, sealed)))).containsExactly(20, 11);
  }

  /** Files whose sender says when it changed what; the sequence is when each was loaded. */
  @Test
  void ofTwoFilesTheOneThatTheirSenderChangedLastWinsThoughItWasLoadedFirst() {
    StoredBlock first =
        file(Version.ofFile(100, 7, 0), new Version[] {version(50, 100), version(40, 100)}, 10, 11);
    StoredBlock second =
        file(Version.ofFile(200, 8, 0), new Version[] {version(45, 200), version(40, 200)}, 20, 21);

    assertThat(values(BlockMerge.of(List.of(first, second)))).containsExactly(10, 21);
  }

  private static StoredBlock file(Version version, Version[] versions, long... values) {
    return new StoredBlock(DAY, version, sealed(DAY, versions, values).block());
  }

  @Test
  void whatIsInALiveBlockAndInItsSealedOneCountsOnce() {
    StoredBlock live = plain(DAY, version(5, 3), 10, 11);
    StoredBlock sealed = sealed(DAY, new Version[] {version(5, 3), version(5, 3)}, 10, 11);

    assertThat(BlockMerge.of(List.of(live, sealed))).isEqualTo(quarters(DAY, 10, 11));
  }

  @Test
  void piecesOfAFileAreReadTogether() {
    ReadingsBuilder first = new ReadingsBuilder(1);
    first.add(MIDNIGHT, 900, 1, 3, Quality.ACTUAL);
    ReadingsBuilder second = new ReadingsBuilder(1);
    second.add(MIDNIGHT + 900_000, 900, 2, 3, Quality.ACTUAL);
    List<StoredBlock> blocks =
        List.of(block(Version.ofFile(5, 77, 0), first), block(Version.ofFile(5, 77, 1), second));

    assertThat(BlockMerge.of(blocks)).isEqualTo(quarters(DAY, 1, 2));
  }

  @Test
  void aValueThatIsMissingByNowHidesTheOneBefore() {
    ReadingsBuilder missing = new ReadingsBuilder(1);
    missing.add(MIDNIGHT, 900, 0, 3, Quality.MISSING);
    List<StoredBlock> blocks =
        List.of(plain(DAY, version(5, 0), 10, 11), block(version(6, 0), missing));

    Readings now = BlockMerge.of(blocks);
    assertThat(now.quality(0)).isEqualTo(Quality.MISSING);
    assertThat(now.unscaled(1)).isEqualTo(11);
    assertThat(BlockMerge.of(blocks, 5).quality(0)).isEqualTo(Quality.ACTUAL);
  }

  @Test
  void daysAreMergedEachForItself() {
    List<StoredBlock> blocks =
        List.of(
            plain(DAY, version(1, 0), 10, 11),
            plain(DAY, version(9, 0), 90),
            plain(DAY + 1, version(2, 0), 20, 21),
            plain(DAY + 1, version(3, 0), 30));

    assertThat(values(BlockMerge.of(blocks))).containsExactly(90, 11, 30, 21);
    assertThat(values(BlockMerge.of(blocks, 2))).containsExactly(10, 11, 20, 21);
    assertThat(values(BlockMerge.of(blocks, 1))).containsExactly(10, 11);
  }
}
