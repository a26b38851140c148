package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TestBlocks;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class UndoTallyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final Channel EXPORT = Channel.of("KWH_EXPORT");
  private static final int ROUNDS = 3_000;

  /** Progress is told by one thread while others have just begun to count. */
  @Test
  void whoCountsRowsKnowsTheirDays() {
    DayBlock block = block("M", Channel.KWH, 0, 1, 1);
    for (int i = 0; i < ROUNDS; i++) {
      UndoTally tally = new UndoTally(true);
      UndoTally.Piece piece = tally.new Piece();
      CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> piece.add(block));
      UndoCounts counts = tally.counts();
      while (counts.rows() == 0) {
        LockSupport.parkNanos(1);
        counts = tally.counts();
      }
      assertThat(counts.firstDay()).isEqualTo(DAY);
      assertThat(counts.lastDay()).isEqualTo(DAY);
      assertThat(counts.readings()).isEqualTo(1);
      adding.join();
    }
  }

  @Test
  void nothingFoundHasNoDays() {
    assertThat(new UndoTally(true).counts()).isEqualTo(UndoCounts.NONE);
    assertThat(new UndoTally(false).counts()).isEqualTo(UndoCounts.NONE);
  }

  @Test
  void blocksOfADayAreRowsOfOneMeterDay() {
    UndoTally tally = new UndoTally(true);
    UndoTally.Piece piece = tally.new Piece();
    piece.add(block("A", Channel.KWH, 0, 2, 3));
    piece.add(block("A", Channel.KWH, 0, 1, 5));
    piece.add(block("A", Channel.KWH, -1, 1, 7));
    piece.add(block("A", EXPORT, -1, 1, 11));
    piece.add(block("B", EXPORT, -1, 1, 13));

    assertThat(tally.counts()).isEqualTo(new UndoCounts(5, 39, 4, 2, DAY.minusDays(1), DAY));
  }

  @Test
  void aDeviceIsCountedOnceAlsoIfItsYearsAreInSeveralPieces() {
    UndoTally tally = new UndoTally(false);
    UndoTally.Piece one = tally.new Piece();
    UndoTally.Piece other = tally.new Piece();
    one.add(block("A", Channel.KWH, 0, 1, 1));
    one.add(block("B", Channel.KWH, 0, 1, 1));
    other.add(block("A", Channel.KWH, -365, 1, 1));

    assertThat(tally.counts())
        .isEqualTo(new UndoCounts(3, 3, 3, 2, LocalDate.of(2025, 1, 15), DAY));
  }

  @Test
  void ofOneYearADeviceIsInOnePiece() {
    UndoTally tally = new UndoTally(true);
    tally.new Piece().add(block("A", Channel.KWH, 0, 1, 1));
    tally.new Piece().add(block("B", Channel.KWH, 0, 1, 1));

    assertThat(tally.counts().devices()).isEqualTo(2);
  }

  private static DayBlock block(
      String deviceId, Channel channel, int day, long learned, int readings) {
    return TestBlocks.dayBlock(
        new Series(deviceId, channel),
        DAY.toEpochDay() + day,
        new Version(learned, 1),
        new long[readings]);
  }
}
