package io.energyiot.bulk.sstable.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.schema.TableMetadata;

/** The columns that day blocks and live blocks have in common, as Cassandra writes them. */
final class BlockColumns {
  private static final ByteBuffer BLOCK =
      ByteBuffer.wrap("block".getBytes(StandardCharsets.US_ASCII));

  private BlockColumns() {}

  /** A date, which counts from 2^31 days before 1970-01-01, of days since then. */
  static ByteBuffer date(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, day ^ Integer.MIN_VALUE);
  }

  /** The days since 1970-01-01 of a date. */
  static int day(ByteBuffer date) {
    return date.getInt(date.position()) ^ Integer.MIN_VALUE;
  }

  /** A number among the clustering columns. */
  static long number(Clustering<?> place, int column) {
    ByteBuffer number = place.bufferAt(column);
    return number.getLong(number.position());
  }

  /** The block of a row; null if it has none. */
  static Cell<?> block(TableMetadata table, Row row) {
    return row.getCell(table.getColumn(BLOCK));
  }
}
