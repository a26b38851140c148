package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of cells come back in order of tokens, and those of one key as one. */
class MergedCellsTest {
  @TempDir private Path folder;

  /** Cells by words: {@code -} deletes, {@code .} leaves as it is. */
  private static byte[] cells(String... words) {
    PackedCells cells = new PackedCells();
    for (String word : words) {
      switch (word) {
        case "-" -> cells.deleted();
        case "." -> cells.untouched();
        default -> cells.value(ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return cells.take();
  }

  private static Map<Integer, String> words(byte[] cells) {
    Map<Integer, String> words = new TreeMap<>();
    PackedCells.forEach(
        cells,
        new PackedCells.Taker() {
          @Override
          public void value(int column, ByteBuffer value) {
            words.put(column, StandardCharsets.UTF_8.decode(value.duplicate()).toString());
          }

          @Override
          public void deleted(int column) {
            words.put(column, "-");
          }
        });
    return words;
  }

  @Test
  void aLaterLineWinsCellByCell() throws Exception {
    PartitionKey key = PartitionKey.ofText("MTR1");
    try (RowSpill spill = new RowSpill(folder, 1);
        RowSpill.Writer writer = spill.writer()) {
      MergedCells.write(writer, key, 3, cells(".", "-", "süd", "."));
      MergedCells.write(writer, key, 1, cells("a", "b", "c", "."));
      MergedCells.write(writer, key, 2, cells("", "B", ".", "."));
    }
    MergedCells rows = MergedCells.of(folder.resolve("range-0000.rows"));
    assertThat(words(rows.next().cells())).isEqualTo(Map.of(0, "", 1, "-", 2, "süd"));
    assertThat(rows.hasNext()).isFalse();
  }

  @Test
  void rowsComeInOrderOfTokens() throws Exception {
    int devices = 1_000;
    try (RowSpill spill = new RowSpill(folder, 8);
        RowSpill.Writer writer = spill.writer()) {
      for (int i = 0; i < devices; i++) {
        MergedCells.write(writer, PartitionKey.ofText("D" + i), i, cells("v" + i, "-"));
      }
    }
    List<Long> tokens = new ArrayList<>();
    for (Path file : RowSpill.filesIn(folder)) {
      MergedCells rows = MergedCells.of(file);
      while (rows.hasNext()) {
        CellRow row = rows.next();
        tokens.add(row.key().token());
        String id = new String(row.key().bytes(), StandardCharsets.UTF_8);
        assertThat(words(row.cells())).isEqualTo(Map.of(0, "v" + id.substring(1), 1, "-"));
      }
    }
    assertThat(tokens).hasSize(devices).isSorted().doesNotHaveDuplicates();
  }
}
