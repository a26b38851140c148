package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.PackedRow;
import java.nio.ByteBuffer;
import org.apache.cassandra.db.ArrayClustering;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.rows.ArrayCell;
import org.apache.cassandra.db.rows.BTreeRow;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.btree.BTree;

/** Turns packed rows into rows of Cassandra, in the form that is cheapest to write. */
final class DayBlockRows {
  private final ColumnMetadata block;
  private LivenessInfo liveness = LivenessInfo.EMPTY;

  DayBlockRows(TableMetadata table) {
    this.block = table.getColumn(ByteBuffer.wrap(new byte[] {'b', 'l', 'o', 'c', 'k'}));
  }

  /** Returns the row. Its write time is when its readings were learned, as by CQL. */
  Row row(PackedRow row) {
    long timestamp = row.version().writeTime();
    if (liveness.isEmpty() || liveness.timestamp() != timestamp) {
      liveness = LivenessInfo.create(timestamp, 0);
    }
    Clustering<?> clustering =
        ArrayClustering.make(
            row.channel(),
            // A date counts from 2^31 days before 1970-01-01.
            ByteBuffer.allocate(Integer.BYTES).putInt(row.day() ^ Integer.MIN_VALUE).array(),
            ByteBuffer.allocate(Long.BYTES).putLong(row.version().millis()).array(),
            ByteBuffer.allocate(Long.BYTES).putLong(row.version().sequence()).array());
    Cell<?> cell =
        new ArrayCell(block, timestamp, Cell.NO_TTL, Cell.NO_DELETION_TIME, row.block(), null);
    return BTreeRow.create(clustering, liveness, Row.Deletion.LIVE, BTree.singleton(cell));
  }
}
