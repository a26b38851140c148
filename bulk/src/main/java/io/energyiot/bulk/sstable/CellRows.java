package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.PackedCells;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.rows.BTreeRow;
import org.apache.cassandra.db.rows.BufferCell;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.btree.BTree;

/**
 * Turns packed cells into rows of Cassandra, as an {@code INSERT} does that sets some columns and
 * deletes others. For one thread.
 */
final class CellRows implements PackedCells.Taker {
  private final List<ColumnMetadata> columns;
  private final int[] places;
  private final Cell<?>[] cells;
  private final long writeTime;
  private final long writeSeconds;
  private final LivenessInfo liveness;

  /**
   * @param columns those of packed cells, in their order
   * @param writeTime of all cells, microseconds since 1970-01-01T00:00:00Z
   */
  CellRows(TableMetadata table, List<String> columns, long writeTime) {
    this.columns =
        columns.stream()
            .map(name -> table.getColumn(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8))))
            .toList();
    this.places = places(this.columns);
    this.cells = new Cell<?>[places.length];
    this.writeTime = writeTime;
    this.writeSeconds = TimeUnit.MICROSECONDS.toSeconds(writeTime);
    this.liveness = LivenessInfo.create(writeTime, writeSeconds);
  }

  /** The place of each column in a row, whose cells Cassandra has in order of their names. */
  private static int[] places(List<ColumnMetadata> columns) {
    List<ColumnMetadata> sorted = columns.stream().sorted(Comparator.naturalOrder()).toList();
    return IntStream.range(0, columns.size()).map(i -> sorted.indexOf(columns.get(i))).toArray();
  }

  /** Returns the row. */
  Row row(byte[] packed) {
    PackedCells.forEach(packed, this);
    try (BTree.FastBuilder<Cell<?>> row = BTree.fastBuilder()) {
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] != null) {
          row.add(cells[i]);
          cells[i] = null;
        }
      }
      return BTreeRow.create(Clustering.EMPTY, liveness, Row.Deletion.LIVE, row.build());
    }
  }

  @Override
  public void value(int column, ByteBuffer value) {
    cells[places[column]] = BufferCell.live(columns.get(column), writeTime, value);
  }

  @Override
  public void deleted(int column) {
    cells[places[column]] = BufferCell.tombstone(columns.get(column), writeTime, writeSeconds);
  }
}
