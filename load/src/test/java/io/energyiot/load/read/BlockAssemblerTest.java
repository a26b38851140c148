package io.energyiot.load.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose sender says when it changed them become blocks that keep that. */
class BlockAssemblerTest {
  private static final Series SERIES = new Series("A", Channel.KWH);
  private static final long HALF_HOUR = 1_800_000;
  private static final FileVersion FILE = new FileVersion(5_000, 7);
  private static final long ENOUGH = 1 << 20;

  @TempDir Path folder;

  private List<PackedRow> rows(long memory, Consumer<BlockAssembler> reader) throws IOException {
    ParallelRead.Progress silent =
        new ParallelRead.Progress() {
          @Override
          public void bytes(long more) {}

          @Override
          public void readings(long more) {}
        };
    try (RowSpill spill = new RowSpill(folder, 1)) {
      try (DayRows days = new DayRows(spill.writer(), 0, 0, silent)) {
        BlockAssembler assembler =
            new BlockAssembler(
                StorageZone.UTC,
                days,
                reject -> {
                  throw new AssertionError(reject);
                },
                memory);
        reader.accept(assembler);
        assembler.finish();
      }
      List<PackedRow> rows = new ArrayList<>();
      MergedRows.of(spill.files().get(0), List.of(FILE)).forEachRemaining(rows::add);
      return rows;
    }
  }

  /** Half hours from 1970-01-01T00:00:00Z on, each with the value given in thousandths. */
  private static void run(BlockAssembler to, int from, int count, long value, long changed) {
    long[] digits = new long[count];
    Arrays.fill(digits, value);
    byte[] scales = new byte[count];
    Arrays.fill(scales, (byte) 3);
    to.changedRun(1, SERIES, from * HALF_HOUR, 1800, digits, scales, null, count, changed);
  }

  @ParameterizedTest
  @ValueSource(longs = {ENOUGH, 1}) // with and without memory to keep a day open
  void theLaterChangeOfARowWinsInWhateverOrderRowsCome(long memory) throws IOException {
    List<PackedRow> rows =
        rows(
            memory,
            to -> {
              run(to, 0, 48, 30, 3_000);
              run(to, 0, 48, 20, 2_000);
              run(to, 47, 1, 40, 4_000);
            });

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).version()).isEqualTo(FILE.ofPiece(0));
    VersionedBlock block = VersionedBlock.decode(rows.get(0).block());
    assertThat(block.readings().size()).isEqualTo(48);
    for (int i = 0; i < 48; i++) {
      assertThat(block.readings().unscaled(i)).isEqualTo(i < 47 ? 30 : 40);
      assertThat(block.millis()[i]).isEqualTo(i < 47 ? 3_000 : 4_000);
      assertThat(block.sequences()[i]).as("when the file was loaded").isEqualTo(5_000);
    }
  }

  @Test
  void aRunOverMidnightIsTwoDays() throws IOException {
    List<PackedRow> rows = rows(ENOUGH, to -> run(to, 40, 48, 30, 3_000));

    assertThat(rows).extracting(PackedRow::day).containsExactly(1, 0);
    assertThat(rows)
        .extracting(row -> BlockDecoder.decode(row.block()).size())
        .containsExactly(40, 8);
  }

  @Test
  void qualitiesKeepMethodAndReason() throws IOException {
    Quality quality = Quality.FINAL_SUBSTITUTE.with(14, 79);
    List<PackedRow> rows =
        rows(
            ENOUGH,
            to ->
                to.changedRun(
                    1,
                    SERIES,
                    0,
                    1800,
                    new long[] {30, 0},
                    new byte[] {3, 0},
                    new Quality[] {quality, Quality.MISSING},
                    2,
                    3_000));

    VersionedBlock block = VersionedBlock.decode(rows.get(0).block());
    assertThat(block.readings().quality(0)).isSameAs(quality);
    assertThat(block.readings().quality(1)).isSameAs(Quality.MISSING);
    assertThat(block.readings().hasValue(1)).isFalse();
  }
}
