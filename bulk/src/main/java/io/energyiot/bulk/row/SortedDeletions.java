package io.energyiot.bulk.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads a row file of {@link DeletedDays} in the order of the table. */
public final class SortedDeletions implements Iterator<DeletedDays> {
  /** Deletions need no version of a file: all have the same write time. */
  private static final List<FileVersion> ONE_FILE = List.of(new FileVersion(0, 0));

  private final SortedRows rows;
  private int next;

  private SortedDeletions(SortedRows rows) {
    this.rows = rows;
  }

  /** Reads and sorts a row file. */
  public static SortedDeletions of(Path file) throws IOException {
    return new SortedDeletions(SortedRows.of(file, ONE_FILE));
  }

  /** Writes days for {@link #of}. No series may have the same day twice. */
  public static void write(RowSpill.Writer to, DeletedDays days) throws IOException {
    byte[] first = ByteBuffer.allocate(Integer.BYTES).putInt(days.firstDay()).array();
    to.write(days.key(), days.channel(), days.lastDay(), 0, 0, first);
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
  public DeletedDays next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int row = next++;
    int first = ByteBuffer.wrap(rows.block(row)).getInt();
    return new DeletedDays(rows.key(row), rows.channel(row), first, rows.day(row));
  }
}
