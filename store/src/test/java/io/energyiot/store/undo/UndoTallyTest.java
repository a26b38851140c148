package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UndoTallyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final int ROUNDS = 3_000;

  /** Progress is told by one thread while others have just begun to count. */
  @Test
  void whoCountsRowsKnowsTheirDays() {
    DayBlock block = block();
    for (int i = 0; i < ROUNDS; i++) {
      UndoTally tally = new UndoTally(true);
      UndoTally.Piece piece = tally.new Piece();
      CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> piece.add(block));
      UndoCounts counts = tally.counts();
      while (counts.rows() == 0) {
        counts = tally.counts();
      }
      assertThat(counts.firstDay()).isEqualTo(DAY);
      assertThat(counts.lastDay()).isEqualTo(DAY);
      assertThat(counts.readings()).isEqualTo(1);
      adding.join();
    }
  }

  private static DayBlock block() {
    ReadingsBuilder readings = new ReadingsBuilder(1);
    readings.add(DAY.toEpochDay() * 86_400_000, 900, 1, 3, Quality.ACTUAL);
    return new DayBlock(
        new Series("M", Channel.KWH),
        DAY.toEpochDay(),
        new Version(1, 1),
        new BlockEncoder().encode(readings.build()));
  }
}
