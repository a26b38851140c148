package io.energyiot.bulk.sstable;

import io.energyiot.bulk.piece.PieceRequest;
import io.energyiot.bulk.piece.PieceWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.db.BufferClusteringBound;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.DataRange;
import org.apache.cassandra.db.PartitionPosition;
import org.apache.cassandra.db.Slice;
import org.apache.cassandra.db.Slices;
import org.apache.cassandra.db.filter.ClusteringIndexSliceFilter;
import org.apache.cassandra.db.filter.ColumnFilter;
import org.apache.cassandra.db.partitions.PartitionIterator;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterator;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterators;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.RowIterator;
import org.apache.cassandra.dht.Murmur3Partitioner.LongToken;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.io.sstable.SSTableReadsListener;
import org.apache.cassandra.io.sstable.format.SSTableReader;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.concurrent.Refs;

/**
 * Reads day blocks from SSTables. Cassandra's own code merges these, by write times and with what
 * is deleted, as it does for a question by CQL. For many threads.
 */
final class SnapshotScan {
  private final TableMetadata table;
  private final ColumnMetadata block;
  private final List<SSTableReader> sstables;

  /** Takes over SSTables that are open. */
  SnapshotScan(TableMetadata table, List<SSTableReader> sstables) {
    this.table = table;
    this.block = table.getColumn(ByteBuffer.wrap("block".getBytes(StandardCharsets.US_ASCII)));
    this.sstables = sstables;
  }

  /** Writes the rows of a piece, in the order that a question by CQL has them in. */
  void write(PieceRequest piece, PieceWriter out) throws IOException {
    try (Refs<SSTableReader> held = Refs.tryRef(sstables)) {
      if (held == null) {
        throw new IOException("the scan is closed");
      }
      List<UnfilteredPartitionIterator> inputs = inputs(piece);
      if (!inputs.isEmpty()) {
        try (PartitionIterator partitions =
            UnfilteredPartitionIterators.filter(
                UnfilteredPartitionIterators.mergeLazily(inputs), Instant.now().getEpochSecond())) {
          while (partitions.hasNext()) {
            try (RowIterator rows = partitions.next()) {
              write(rows, piece, out);
            }
          }
        }
      }
    }
    out.end();
  }

  private List<UnfilteredPartitionIterator> inputs(PieceRequest piece) {
    Slices slices = slices(piece);
    Range<PartitionPosition> keys =
        Range.makeRowRange(new LongToken(piece.after()), new LongToken(piece.last()));
    DataRange range = new DataRange(keys, new ClusteringIndexSliceFilter(slices, false));
    List<UnfilteredPartitionIterator> inputs = new ArrayList<>();
    for (SSTableReader sstable : sstables) {
      if (mayHave(sstable, slices)) {
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

  /** The days of each channel; the newest comes first. */
  private Slices slices(PieceRequest piece) {
    if (piece.channels().isEmpty()) {
      return Slices.ALL;
    }
    Slices.Builder slices = new Slices.Builder(table.comparator);
    for (String channel : piece.channels()) {
      ByteBuffer name = ByteBuffer.wrap(channel.getBytes(StandardCharsets.UTF_8));
      slices.add(
          Slice.make(
              BufferClusteringBound.inclusiveStartOf(name, day(piece.lastDay())),
              BufferClusteringBound.inclusiveEndOf(name, day(piece.firstDay()))));
    }
    return slices.build();
  }

  /** A date counts from 2^31 days before 1970-01-01. */
  private static ByteBuffer day(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, day ^ Integer.MIN_VALUE);
  }

  private void write(RowIterator rows, PieceRequest piece, PieceWriter out) throws IOException {
    boolean begun = false;
    while (rows.hasNext()) {
      Row row = rows.next();
      Clustering<?> place = row.clustering();
      ByteBuffer date = place.bufferAt(1);
      int day = date.getInt(date.position()) ^ Integer.MIN_VALUE;
      Cell<?> cell = row.getCell(block);
      if (cell != null && piece.firstDay() <= day && day <= piece.lastDay()) {
        if (!begun) {
          begun = true;
          long token = rows.partitionKey().getToken().getLongValue();
          out.partition(token, deviceId(rows.partitionKey().getKey()));
        }
        out.row(place.bufferAt(0), day, number(place, 2), number(place, 3), cell.buffer());
      }
    }
  }

  private static long number(Clustering<?> place, int column) {
    ByteBuffer number = place.bufferAt(column);
    return number.getLong(number.position());
  }

  /** The first part of a key of two: its length, and its bytes. */
  private static ByteBuffer deviceId(ByteBuffer key) {
    int length = Short.toUnsignedInt(key.getShort(key.position()));
    return key.slice(key.position() + Short.BYTES, length);
  }

  /** Has the files closed as soon as no piece is being read. */
  void close() {
    Refs.release(Refs.selfRefs(sstables));
  }
}
