package io.energyiot.ingest.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fold changes no answer and no history, also of what came in one millisecond. */
class FoldTest {
  private static final Series SERIES = new Series("MTR1", Channel.KWH);
  private static final long DAY = 20_513;
  private static final long MIDNIGHT = DAY * 86_400_000;
  private static final long LEARNED = MIDNIGHT + 86_400_000;

  private final BlockEncoder encoder = new BlockEncoder();
  private final List<StoredBlock> live = new ArrayList<>();

  private void record(long offset, long value, Quality quality, int... quarters) {
    ReadingsBuilder readings = new ReadingsBuilder(1);
    for (int quarter : quarters) {
      readings.add(MIDNIGHT + quarter * 900_000L, 900, value, 0, quality);
    }
    Version version = Version.ofRecord(LEARNED, 3, offset);
    live.add(new StoredBlock(DAY, version, encoder.encode(readings.build())));
  }

  @Test
  void theRecordThatCameLastWinsAlsoAfterwards() {
    for (long value = 1; value <= 60; value++) {
      live.clear();
      record(1, 2 * value, Quality.ACTUAL, 0);
      record(2, value, Quality.ACTUAL, 0);
      assertSameAfterFold();
      assertThat(BlockMerge.of(folded(live)).unscaled(0)).isEqualTo(value);
    }
  }

  @Test
  void aMissingValueThatCameLastStaysMissing() {
    record(1, 1, Quality.ACTUAL, 0, 1);
    record(2, 0, Quality.MISSING, 0);
    assertSameAfterFold();
    assertThat(BlockMerge.of(folded(live)).hasValue(0)).isFalse();
    assertThat(BlockMerge.of(folded(live)).hasValue(1)).isTrue();
  }

  @Test
  void aValueThatComesBackIsInTheHistoryTwice() {
    for (int value : new int[] {1, 2, 3, 2}) {
      record(live.size(), value, Quality.ACTUAL, 0);
    }
    assertSameAfterFold();
    assertThat(history(folded(live))).hasSize(4);
    assertThat(BlockMerge.of(folded(live)).unscaled(0)).isEqualTo(2);
  }

  @Test
  void recordsThatAreReadAgainAreInTheHistoryOnce() {
    record(1, 1, Quality.ACTUAL, 0);
    record(2, 2, Quality.ACTUAL, 0);
    List<StoredBlock> all = new ArrayList<>(folded(live));
    all.addAll(live);
    all.sort(null);
    assertThat(history(all)).isEqualTo(history(live)).hasSize(2);
    assertThat(BlockMerge.of(all)).isEqualTo(BlockMerge.of(live));
  }

  private void assertSameAfterFold() {
    assertThat(BlockMerge.of(folded(live))).isEqualTo(BlockMerge.of(live));
    assertThat(history(folded(live))).isEqualTo(history(live));
  }

  private static List<StoredBlock> folded(List<StoredBlock> blocks) {
    return new Fold().of(SERIES, blocks).stream().map(FoldTest::stored).sorted().toList();
  }

  private static StoredBlock stored(DayBlock block) {
    return new StoredBlock(block.day(), block.version(), block.block());
  }

  private static List<String> history(List<StoredBlock> blocks) {
    VersionedReadings versions = new VersionedReadings();
    blocks.forEach(versions::add);
    return versions.inOrder().stream()
        .map(
            each ->
                each.start()
                    + "@"
                    + each.millis()
                    + "/"
                    + each.sequence()
                    + "="
                    + each.readings().value(each.index()))
        .toList();
  }
}
