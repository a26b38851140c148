package io.energyiot.bulk.sstable.scan;

import io.energyiot.bulk.piece.PieceRequest;
import io.energyiot.bulk.piece.PieceWriter;
import io.energyiot.bulk.piece.ScanRequest;
import io.energyiot.bulk.piece.ShareRequest;
import io.energyiot.bulk.piece.ShareWriter;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.db.DataRange;
import org.apache.cassandra.db.Slices;
import org.apache.cassandra.db.filter.ColumnFilter;
import org.apache.cassandra.db.partitions.PartitionIterator;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterator;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterators;
import org.apache.cassandra.db.rows.RowIterator;
import org.apache.cassandra.io.sstable.SSTableReadsListener;
import org.apache.cassandra.io.sstable.format.SSTableReader;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.concurrent.Refs;

/**
 * Reads blocks from SSTables. Cassandra's own code merges these, by write times and with what is
 * deleted, as it does for a question by CQL. For many threads.
 */
final class SnapshotScan {
  private final TableMetadata table;
  private final List<SSTableReader> sstables;

  /** Takes over SSTables that are open. */
  SnapshotScan(TableMetadata table, List<SSTableReader> sstables) {
    this.table = table;
    this.sstables = sstables;
  }

  /** Writes the rows that are asked for, in the order that a question by CQL has them in. */
  void write(ScanRequest request, WritableByteChannel out) throws IOException {
    ScanRows rows = rows(request, out);
    try (Refs<SSTableReader> held = Refs.tryRef(sstables)) {
      if (held == null) {
        throw new IOException("the scan is closed");
      }
      List<UnfilteredPartitionIterator> inputs = inputs(rows);
      if (!inputs.isEmpty()) {
        try (PartitionIterator partitions =
            UnfilteredPartitionIterators.filter(
                UnfilteredPartitionIterators.mergeLazily(inputs), Instant.now().getEpochSecond())) {
          while (partitions.hasNext()) {
            try (RowIterator partition = partitions.next()) {
              rows.send(partition);
            }
          }
        }
      }
    }
    rows.end();
  }

  private ScanRows rows(ScanRequest request, WritableByteChannel out) {
    if (request instanceof PieceRequest piece) {
      return new PieceRows(table, piece, new PieceWriter(out));
    }
    return new ShareRows(table, (ShareRequest) request, new ShareWriter(out));
  }

  private List<UnfilteredPartitionIterator> inputs(ScanRows rows) {
    DataRange range = rows.range();
    List<UnfilteredPartitionIterator> inputs = new ArrayList<>();
    for (SSTableReader sstable : sstables) {
      if (mayHave(sstable, rows.slices())) {
        inputs.add(
            sstable.partitionIterator(
                ColumnFilter.all(table), range, SSTableReadsListener.NOOP_LISTENER));
      }
    }
    return inputs;
  }

  /** A file without a row that is asked for may still say that partitions were deleted. */
  private static boolean mayHave(SSTableReader sstable, Slices slices) {
    return sstable.getSSTableMetadata().hasPartitionLevelDeletions
        || slices.intersects(sstable.getSSTableMetadata().coveredClustering);
  }

  /** Has the files closed as soon as no piece is being read. */
  void close() {
    Refs.release(Refs.selfRefs(sstables));
  }
}
