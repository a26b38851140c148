package io.energyiot.formats.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file of flat columns. Holds one row group. For one thread.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">File format</a>
 */
final class ParquetFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final List<ParquetColumn<?>> columns;
  private final int rowsOfGroup;
  private final List<List<ParquetChunk>> groups = new ArrayList<>();
  private long offset;

  /**
   * Begins a file.
   *
   * @param out not closed by this
   * @param rowsOfGroup the least rows of a row group but the last one
   */
  ParquetFile(OutputStream out, int rowsOfGroup, List<ParquetColumn<?>> columns)
      throws IOException {
    this.out = out;
    this.rowsOfGroup = rowsOfGroup;
    this.columns = List.copyOf(columns);
    out.write(MAGIC);
    offset = MAGIC.length;
  }

  /** Is told that all columns have the same number of rows. */
  void endRows() throws IOException {
    if (columns.get(0).rows() >= rowsOfGroup) {
      writeGroup();
    }
  }

  private void writeGroup() throws IOException {
    List<ParquetChunk> chunks = new ArrayList<>();
    for (ParquetColumn<?> column : columns) {
      ParquetChunk chunk = PageWriter.write(column, out, offset);
      offset += chunk.packedBytes();
      chunks.add(chunk);
      column.clear();
    }
    groups.add(chunks);
  }

  /**
   * Writes what is left and ends the file.
   *
   * @param properties what the footer says besides, by name
   * @return the bytes of the whole file
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
