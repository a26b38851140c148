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

/** Makes packed rows rows of Cassandra, in the way that is the cheapest for it to write. */
final class DayBlockRows {
  private final ColumnMetadata block;
  private final long timestamp;
  private final LivenessInfo liveness;

  /**
   * @param timestamp the write time of all rows, microseconds since 1970-01-01T00:00:00Z
   */
  DayBlockRows(TableMetadata table, long timestamp) {
    this.block = table.getColumn(ByteBuffer.wrap(new byte[] {'b', 'l', 'o', 'c', 'k'}));
    this.timestamp = timestamp;
    this.liveness = LivenessInfo.create(timestamp, 0);
  }

  Row row(PackedRow row) {
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
