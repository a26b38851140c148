package io.energyiot.bulk.sstable;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.AbstractUnfilteredRowIterator;
import org.apache.cassandra.db.rows.EncodingStats;
import org.apache.cassandra.db.rows.Rows;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.schema.TableMetadata;

/** The rows of one partition, as the writer of an SSTable takes them. */
final class PartitionRows extends AbstractUnfilteredRowIterator {
  private final Deque<Unfiltered> rows = new ArrayDeque<>(2);

  PartitionRows(TableMetadata table, DecoratedKey key, EncodingStats stats) {
    super(
        table,
        key,
        DeletionTime.LIVE,
        table.regularAndStaticColumns(),
        Rows.EMPTY_STATIC_ROW,
        false,
        stats);
  }

  /** How many rows and bounds of deletions are left. */
  int size() {
    return rows.size();
  }

  void add(Unfiltered row) {
    rows.add(row);
  }

  @Override
  protected Unfiltered computeNext() {
    Unfiltered row = rows.poll();
    return row == null ? endOfData() : row;
  }
}
