package io.energyiot.formats.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;

/**
 * Writes a file of flat columns. Holds one row group in memory. For use by one thread.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">File format</a>
 */
final class ParquetFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final List<ParquetColumn<?>> columns;
  private final int rowsOfGroup;
  private final List<RowGroup> groups = new ArrayList<>();
  private long offset;

  /**
   * Begins a file.
   *
   * @param out not closed
   * @param rowsOfGroup the smallest number of rows in a row group, except the last one
   */
  ParquetFile(OutputStream out, int rowsOfGroup, List<ParquetColumn<?>> columns)
      throws IOException {
    this.out = out;
    this.rowsOfGroup = rowsOfGroup;
    this.columns = List.copyOf(columns);
    out.write(MAGIC);
    offset = MAGIC.length;
  }

  /** Ends a batch of rows: all columns have the same number of rows now. */
  void endRows() throws IOException {
    if (columns.get(0).rows() >= rowsOfGroup) {
      writeGroup();
    }
  }

  private void writeGroup() throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long rows = columns.get(0).rows();
    long plainBytes = 0;
    for (ParquetColumn<?> column : columns) {
      ColumnChunk chunk = PageWriter.write(column, out, offset);
      offset += chunk.getMeta_data().getTotal_compressed_size();
      plainBytes += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
      column.clear();
    }
    groups.add(new RowGroup(chunks, plainBytes, rows));
  }

  /**
   * Writes the remaining rows and ends the file.
   *
   * @param properties further entries of the footer, by name
   * @return the size of the whole file, in bytes
   */
  long finish(Map<String, String> properties) throws IOException {
    if (columns.get(0).rows() > 0) {
      writeGroup();
    }
    byte[] footer = ParquetFooter.of(columns, groups, properties);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(footer);
    out.write(length.putInt(footer.length).array());
    out.write(MAGIC);
    out.flush();
    return offset + footer.length + length.capacity() + MAGIC.length;
  }
}
