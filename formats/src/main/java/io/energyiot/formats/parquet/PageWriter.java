package io.energyiot.formats.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the pages of one column and row group. First come the distinct values, the most frequent
 * first, then the number of each row's value. Where that would be longer, all values are written as
 * they are. Zstandard compresses small, frequent numbers best.
 */
final class PageWriter {
  private static final int DATA_PAGE = 0;
  private static final int DATA_PAGE_HEADER = 5;
  private static final int DICTIONARY_PAGE = 2;
  private static final int DICTIONARY_PAGE_HEADER = 7;
  private static final int ZSTD_LEVEL = 1;

  private final ParquetColumn<?> column;
  private final ParquetDictionary values;
  private final int[] present;
  private final Frequencies frequencies;
  private final OutputStream out;
  private long packedBytes;
  private long plainBytes;

  private PageWriter(ParquetColumn<?> column, OutputStream out) {
    this.column = column;
    this.values = column.values();
    this.present = column.present();
    this.frequencies = Frequencies.of(present, values.size());
    this.out = out;
  }

  /** Writes a column's values to {@code out}, which is at offset {@code start} of the file. */
  static ParquetChunk write(ParquetColumn<?> column, OutputStream out, long start)
      throws IOException {
    return new PageWriter(column, out).write(start);
  }

  private ParquetChunk write(long start) throws IOException {
    int width = RunWriter.width(Math.max(0, values.size() - 1));
    long plainLength = length(true);
    boolean numbered = length(false) + (long) present.length * width / Byte.SIZE < plainLength;
    if (numbered) {
      writeDictionary();
    }
    long dataOffset = start + packedBytes;
    if (numbered) {
      writeData(ParquetChunk.RLE_DICTIONARY, numbers(width));
    } else {
      writeData(ParquetChunk.PLAIN, plain(plainLength));
    }
    return new ParquetChunk(
        column.field(),
        column.rows(),
        numbered ? start : -1,
        dataOffset,
        packedBytes,
        plainBytes,
        ParquetStatistics.of(column));
  }

  /** Returns the length of the values, in bytes: of all rows, or of each distinct value once. */
  private long length(boolean all) {
    long length = 0;
    for (int number = 0; number < values.size(); number++) {
      length += (long) values.length(number) * (all ? frequencies.count(number) : 1);
    }
    return length;
  }

  private void writeDictionary() throws IOException {
    ByteBuffer body = buffer(length(false));
    for (int rank = 0; rank < values.size(); rank++) {
      values.putPlain(frequencies.number(rank), body);
    }
    byte[] packed = Zstd.compress(bytes(body), ZSTD_LEVEL);
    ThriftWriter header = header(DICTIONARY_PAGE, body.position(), packed.length);
    header.struct(DICTIONARY_PAGE_HEADER).i32(1, values.size()).i32(2, ParquetChunk.PLAIN);
    write(header.end().end().toBytes(), body.position(), packed);
  }

  private ByteBuffer numbers(int width) {
    int[] ranks = new int[present.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = frequencies.rank(present[i]);
    }
    ByteBuffer body = buffer(1L + RunWriter.maxBytes(ranks.length, width));
    RunWriter.write(ranks, ranks.length, width, body.put((byte) width));
    return body;
  }

  private ByteBuffer plain(long length) {
    ByteBuffer body = buffer(length);
    for (int number : present) {
      values.putPlain(number, body);
    }
    return body;
  }

  private void writeData(int encoding, ByteBuffer body) throws IOException {
    ByteBuffer levels = column.field().optional() ? levels() : buffer(0);
    ByteBuffer whole = buffer((long) levels.position() + body.position());
    whole.put(levels.flip()).put(body.flip());
    byte[] packed = Zstd.compress(bytes(whole), ZSTD_LEVEL);
    ThriftWriter header = header(DATA_PAGE, whole.position(), packed.length);
    header
        .struct(DATA_PAGE_HEADER)
        .i32(1, column.rows())
        .i32(2, encoding)
        .i32(3, ParquetChunk.RLE)
        .i32(4, ParquetChunk.RLE);
    write(header.end().end().toBytes(), whole.position(), packed);
  }

  /**
   * Returns the definition levels, which say whether rows have values, after their length in bytes.
   */
  private ByteBuffer levels() {
    ByteBuffer levels = buffer(Integer.BYTES + (long) RunWriter.maxBytes(column.rows(), 1));
    RunWriter.write(column.levels(), column.rows(), 1, levels.putInt(0));
    return levels.putInt(0, levels.position() - Integer.BYTES);
  }

  private static ThriftWriter header(int page, int length, int packedLength) {
    return new ThriftWriter().i32(1, page).i32(2, length).i32(3, packedLength);
  }

  private void write(byte[] header, int length, byte[] packed) throws IOException {
    out.write(header);
    out.write(packed);
    packedBytes += header.length + packed.length;
    plainBytes += header.length + length;
  }

  private static ByteBuffer buffer(long size) {
    return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer written) {
    byte[] bytes = new byte[written.position()];
    written.get(0, bytes);
    return bytes;
  }
}
