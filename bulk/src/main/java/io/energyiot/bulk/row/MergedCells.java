package io.energyiot.bulk.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads a row file of {@link PackedCells} in order of tokens. Rows of the same key are merged: each
 * cell comes from the row of the highest order that touches it.
 */
public final class MergedCells implements Iterator<CellRow> {
  /** Rows of cells need no version of a file: their write time is that of the whole import. */
  private static final List<FileVersion> ONE_FILE = List.of(new FileVersion(0, 0));

  private static final byte[] NO_CHANNEL = {};

  private final SortedRows rows;
  private int next;

  private MergedCells(SortedRows rows) {
    this.rows = rows;
  }

  /** Reads and sorts a row file. */
  public static MergedCells of(Path file) throws IOException {
    return new MergedCells(SortedRows.of(file, ONE_FILE));
  }

  /**
   * Writes a row for {@link #of}.
   *
   * @param order among rows of the same key, a later one wins
   */
  public static void write(RowSpill.Writer to, PartitionKey key, long order, byte[] cells)
      throws IOException {
    to.write(key, NO_CHANNEL, 0, 0, order, cells);
  }

  /** Returns the number of partitions. */
  public long partitions() {
    return rows.partitions();
  }

  @Override
  public boolean hasNext() {
    return next < rows.size();
  }

  @Override
  public CellRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int from = next++;
    while (next < rows.size() && rows.belongTogether(from, next)) {
      next++;
    }
    return new CellRow(rows.key(from), next - from == 1 ? rows.block(from) : merged(from, next));
  }

  private byte[] merged(int from, int to) {
    byte[] merged = rows.block(from);
    for (int i = from + 1; i < to; i++) { // one by one: a file may have one key in all its lines
      merged = PackedCells.merge(List.of(merged, rows.block(i)));
    }
    return merged;
  }
}
