package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TestBlocks;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UndoneFileTest {
  private static final long LEARNED = 1_769_824_800_456L;

  /** Of a checksum the upper 23 bits are in a version. */
  private static final long CHECKSUM = 0xfedcba9876543210L;

  private static UndoneFile file(String checksum) {
    FileReceipt receipt =
        new FileReceipt(
            "a.csv",
            FileState.LOADED,
            7,
            checksum,
            "wide",
            Instant.ofEpochMilli(LEARNED),
            LoadTotals.NONE,
            null,
            null);
    return new UndoneFile(0, receipt, null, null);
  }

  private static UndoneFile.Mark mark(Version version) {
    DayBlock block = TestBlocks.dayBlock(new Series("M", Channel.KWH), 20_454, version, 1);
    return UndoneFile.Mark.of(block);
  }

  @Test
  void allPiecesOfTheFileHaveItsMark() {
    UndoneFile.Mark mark = file("fedcba9876543210").mark();

    assertThat(mark(Version.ofFile(LEARNED, CHECKSUM, 0))).isEqualTo(mark);
    assertThat(mark(Version.ofFile(LEARNED, CHECKSUM, 1))).isEqualTo(mark);
    assertThat(mark(Version.ofFile(LEARNED, CHECKSUM, (1L << 40) - 1))).isEqualTo(mark);
  }

  @Test
  void blocksOfOtherFilesOrTimesHaveOtherMarks() {
    UndoneFile.Mark mark = file("fedcba9876543210").mark();

    assertThat(mark(Version.ofFile(LEARNED + 1, CHECKSUM, 0))).isNotEqualTo(mark);
    assertThat(mark(Version.ofFile(LEARNED, ~CHECKSUM, 0))).isNotEqualTo(mark);
    assertThat(mark(Version.ofRecord(LEARNED, 3, 4))).isNotEqualTo(mark);
    assertThat(mark(Version.ofSealed(LEARNED, CHECKSUM))).isNotEqualTo(mark);
  }

  @Test
  void theChecksumIsHexadecimalAndHas64Bits() {
    assertThat(file("00000000000000ff").checksum()).isEqualTo(255);
    assertThat(file("ffffffffffffffff").checksum()).isEqualTo(-1);
  }
}
