package io.energyiot.formats.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The values that one column has in a row group, plain, which become one page packed by Zstandard.
 * For one thread.
 */
final class ParquetColumn {
  /** Parquet's number of the codec Zstandard. */
  static final int ZSTD = 6;

  /** Parquet's number of the plain encoding. */
  static final int PLAIN = 0;

  /** Parquet's number of the encoding in runs, which definition levels have. */
  static final int RLE = 3;

  private static final int DATA_PAGE = 0;
  private static final int LEVEL = 1;

  private final ParquetField field;
  private ByteBuffer values = ByteBuffer.allocate(8 * 1024).order(ByteOrder.LITTLE_ENDIAN);
  private boolean[] defined = new boolean[1024];
  private int rows;

  ParquetColumn(ParquetField field) {
    this.field = field;
  }

  ParquetField field() {
    return field;
  }

  void addNull() {
    addLevel(false);
  }

  void add(long value) {
    addLevel(true);
    room(Long.BYTES).putLong(value);
  }

  /** Adds bytes, of a column of bytes of any length. */
  void add(byte[] bytes) {
    addLevel(true);
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
  }

  /** Adds a number of 16 bytes. */
  void add(long high, long low) {
    addLevel(true);
    ByteBuffer room = room(2 * Long.BYTES);
    room.putLong(Long.reverseBytes(high)).putLong(Long.reverseBytes(low));
  }

  private void addLevel(boolean isDefined) {
    if (rows == defined.length) {
      defined = Arrays.copyOf(defined, 2 * rows);
    }
    defined[rows++] = isDefined;
  }

  private ByteBuffer room(int more) {
    if (values.remaining() < more) {
      int size = Math.max(2 * values.capacity(), values.position() + more);
      values = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(values.flip());
    }
    return values;
  }

  /** What a column takes in the file. */
  record Chunk(ParquetField field, long offset, int rows, long packedBytes, long plainBytes) {}

  /** Writes the values as one page that begins at {@code offset}, and forgets them. */
  Chunk write(OutputStream out, long offset) throws IOException {
    byte[] plain = plain();
    byte[] packed = Zstd.compress(plain, 1);
    byte[] header = header(plain.length, packed.length);
    out.write(header);
    out.write(packed);
    Chunk chunk =
        new Chunk(
            field,
            offset,
            rows,
            (long) header.length + packed.length,
            (long) header.length + plain.length);
    values.clear();
    rows = 0;
    return chunk;
  }

  private byte[] plain() {
    byte[] levels = field.optional() ? levels() : new byte[0];
    byte[] plain = Arrays.copyOf(levels, levels.length + values.position());
    values.get(0, plain, levels.length, values.position());
    return plain;
  }

  /** Runs of equal levels, behind their length in bytes. */
  private byte[] levels() {
    ByteBuffer runs = ByteBuffer.allocate(Integer.BYTES + 6 * rows).order(ByteOrder.LITTLE_ENDIAN);
    runs.putInt(0);
    int from = 0;
    while (from < rows) {
      int to = from + 1;
      while (to < rows && defined[to] == defined[from]) {
        to++;
      }
      int head = (to - from) << 1;
      while (head > 0x7F) {
        runs.put((byte) ((head & 0x7F) | 0x80));
        head >>>= 7;
      }
      runs.put((byte) head).put((byte) (defined[from] ? LEVEL : 0));
      from = to;
    }
    runs.putInt(0, runs.position() - Integer.BYTES);
    return Arrays.copyOf(runs.array(), runs.position());
  }

  private byte[] header(int plainLength, int packedLength) {
    return new ThriftWriter()
        .i32(1, DATA_PAGE)
        .i32(2, plainLength)
        .i32(3, packedLength)
        .struct(5)
        .i32(1, rows)
        .i32(2, PLAIN)
        .i32(3, RLE)
        .i32(4, RLE)
        .end()
        .end()
        .toBytes();
  }
}
