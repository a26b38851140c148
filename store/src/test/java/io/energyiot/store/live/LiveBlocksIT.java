package io.energyiot.store.live;

import static io.energyiot.store.block.TestBlocks.dayBlock;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.block.BlockKey;
import io.energyiot.store.block.StoredBlock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blocks of one share of a day. Each test has a day of its own. */
class LiveBlocksIT {
  private static final Channel KW = Channel.of("KW");
  private static final Series A = new Series("live-A", Channel.KWH);
  private static final Series A_KW = new Series("live-A", KW);

  private static EnergyStore store;
  private static int days;

  private final LiveBlocks blocks = store.liveBlocks();
  private final long day = LocalDate.of(2013, 1, 1).toEpochDay() + days++;
  private final int bucket = LiveBlockTable.shareOf("live-A");

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private void write(Series series, long learned, long sequence) {
    LiveWriter writer = blocks.writer();
    writer.write(dayBlock(series, day, new Version(learned, sequence), 1, 2));
    writer.flush();
  }

  private List<String> ofShare() {
    List<String> found = new ArrayList<>();
    blocks.forEachBlock(
        day,
        bucket,
        each ->
            found.add(
                each.series().channel()
                    + " "
                    + each.block().version().millis()
                    + "/"
                    + each.block().version().sequence()));
    return found;
  }

  @Test
  void theyComeSeriesBySeriesAndOfEachTheOldestVersionFirst() {
    write(A, 5, 2);
    write(A_KW, 9, 0);
    write(A, 5, 1);
    write(A, 4, 9);

    assertThat(ofShare()).containsExactly("KW 9/0", "KWH 4/9", "KWH 5/1", "KWH 5/2");
    assertThat(blocks.blocks(A, day).join())
        .extracting(StoredBlock::version)
        .containsExactly(new Version(4, 9), new Version(5, 1), new Version(5, 2));
    assertThat(blocks.channels("live-A", day)).containsExactly(KW, Channel.KWH);
    assertThat(blocks.channels("live-B", day)).isEmpty();
  }

  @Test
  void theKeysOfAShareAreThoseOfItsBlocks() {
    write(A, 5, 1);
    write(A_KW, 9, 0);
    KeyDigest same = new KeyDigest();
    same.add(A_KW, new Version(9, 0));
    same.add(A, new Version(5, 1));
    assertThat(blocks.keys(day, bucket).areThoseOf(same)).isTrue();

    write(A, 5, 2);
    assertThat(blocks.keys(day, bucket).areThoseOf(same)).isFalse();
  }

  @Test
  void whatWasWrittenAfterTheLookStaysWhenTheRestIsDeleted() {
    write(A, 5, 1);
    write(A, 5, 2);
    KeyDigest seen = blocks.keys(day, bucket);
    write(A, 4, 0); // late

    blocks.delete(day, bucket, seen.newest());

    assertThat(ofShare()).containsExactly("KWH 4/0");
  }

  @Test
  void anErasedBlockStaysAwayAlsoIfItIsWrittenAgain() {
    write(A, 5, 1);
    write(A, 5, 2);
    BlockKey first = new BlockKey(Channel.KWH, day, new Version(5, 1));
    assertThat(blocks.keys("live-A", day))
        .containsExactly(first, new BlockKey(Channel.KWH, day, new Version(5, 2)));

    blocks.erase("live-A", first);
    write(A, 5, 1);

    assertThat(ofShare()).containsExactly("KWH 5/2");
  }

  @Test
  void manyBlocksAreWrittenInSeveralBatchesAndReadInSeveralPages() {
    LiveWriter writer = blocks.writer();
    for (int i = 0; i < 2_001; i++) { // a page has 2,000
      writer.write(dayBlock(A, day, new Version(i, 0), i));
    }
    writer.flush();

    assertThat(ofShare()).hasSize(2_001).doesNotHaveDuplicates();
    assertThat(blocks.keys(day, bucket).count()).isEqualTo(2_001);
  }
}
