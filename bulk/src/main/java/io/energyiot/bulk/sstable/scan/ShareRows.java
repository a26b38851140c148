package io.energyiot.bulk.sstable.scan;

import io.energyiot.bulk.piece.ShareRequest;
import io.energyiot.bulk.piece.ShareWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.DataRange;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.Slices;
import org.apache.cassandra.db.filter.ClusteringIndexSliceFilter;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.RowIterator;
import org.apache.cassandra.dht.Bounds;
import org.apache.cassandra.schema.TableMetadata;

/** The live blocks of a share of a day, which are a partition, or what identifies them. */
final class ShareRows implements ScanRows {
  private static final int KEY_BYTES = 2 * (Short.BYTES + Integer.BYTES + 1);

  private final TableMetadata table;
  private final ShareRequest share;
  private final ShareWriter out;

  ShareRows(TableMetadata table, ShareRequest share, ShareWriter out) {
    this.table = table;
    this.share = share;
    this.out = out;
  }

  @Override
  public DataRange range() {
    DecoratedKey key = table.partitioner.decorateKey(key());
    return new DataRange(new Bounds<>(key, key), new ClusteringIndexSliceFilter(slices(), false));
  }

  @Override
  public Slices slices() {
    return Slices.ALL;
  }

  /** A key of two parts: of each its length, its bytes and a zero. */
  private ByteBuffer key() {
    ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
    key.putShort((short) Integer.BYTES).put(BlockColumns.date(share.day())).put((byte) 0);
    key.putShort((short) Integer.BYTES).putInt(share.share()).put((byte) 0);
    return key.flip();
  }

  @Override
  public void send(RowIterator rows) throws IOException {
    while (rows.hasNext()) {
      Row row = rows.next();
      Clustering<?> place = row.clustering();
      Cell<?> cell = BlockColumns.block(table, row);
      if (cell != null) {
        long millis = BlockColumns.number(place, 2);
        long sequence = BlockColumns.number(place, 3);
        out.series(place.bufferAt(0), place.bufferAt(1));
        if (share.keysOnly()) {
          out.key(millis, sequence, cell.timestamp());
        } else {
          out.block(millis, sequence, cell.buffer());
        }
      }
    }
  }

  @Override
  public void end() throws IOException {
    out.end();
  }
}
