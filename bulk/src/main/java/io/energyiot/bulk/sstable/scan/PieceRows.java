package io.energyiot.bulk.sstable.scan;

import io.energyiot.bulk.piece.PieceRequest;
import io.energyiot.bulk.piece.PieceWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.cassandra.db.BufferClusteringBound;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.DataRange;
import org.apache.cassandra.db.Slice;
import org.apache.cassandra.db.Slices;
import org.apache.cassandra.db.filter.ClusteringIndexSliceFilter;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.RowIterator;
import org.apache.cassandra.dht.Murmur3Partitioner.LongToken;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.schema.TableMetadata;

/** The day blocks of a piece of the token ring. */
final class PieceRows implements ScanRows {
  private final TableMetadata table;
  private final PieceRequest piece;
  private final PieceWriter out;
  private final Slices slices;

  PieceRows(TableMetadata table, PieceRequest piece, PieceWriter out) {
    this.table = table;
    this.piece = piece;
    this.out = out;
    this.slices = daysOfChannels();
  }

  @Override
  public DataRange range() {
    return new DataRange(
        Range.makeRowRange(new LongToken(piece.after()), new LongToken(piece.last())),
        new ClusteringIndexSliceFilter(slices, false));
  }

  @Override
  public Slices slices() {
    return slices;
  }

  /** The newest day of a channel comes first. */
  private Slices daysOfChannels() {
    if (piece.channels().isEmpty()) {
      return Slices.ALL;
    }
    Slices.Builder days = new Slices.Builder(table.comparator);
    for (String channel : piece.channels()) {
      ByteBuffer name = ByteBuffer.wrap(channel.getBytes(StandardCharsets.UTF_8));
      days.add(
          Slice.make(
              BufferClusteringBound.inclusiveStartOf(name, BlockColumns.date(piece.lastDay())),
              BufferClusteringBound.inclusiveEndOf(name, BlockColumns.date(piece.firstDay()))));
    }
    return days.build();
  }

  @Override
  public void send(RowIterator rows) throws IOException {
    boolean begun = false;
    while (rows.hasNext()) {
      Row row = rows.next();
      Clustering<?> place = row.clustering();
      int day = BlockColumns.day(place.bufferAt(1));
      Cell<?> cell = BlockColumns.block(table, row);
      if (cell != null && piece.firstDay() <= day && day <= piece.lastDay()) {
        if (!begun) {
          begun = true;
          long token = rows.partitionKey().getToken().getLongValue();
          out.partition(token, deviceId(rows.partitionKey().getKey()));
        }
        out.row(
            place.bufferAt(0),
            day,
            BlockColumns.number(place, 2),
            BlockColumns.number(place, 3),
            cell.buffer());
      }
    }
  }

  /** The first part of a key of two: its length, and its bytes. */
  private static ByteBuffer deviceId(ByteBuffer key) {
    int length = Short.toUnsignedInt(key.getShort(key.position()));
    return key.slice(key.position() + Short.BYTES, length);
  }

  @Override
  public void end() throws IOException {
    out.end();
  }
}
