package io.energyiot.formats.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * Writes the pages of one column and row group. First come the distinct values, the most frequent
 * first, then the number of each row's value. Where that would be longer, all values are written as
 * they are. Zstandard compresses small, frequent numbers best.
 */
final class PageWriter {
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
  static ColumnChunk write(ParquetColumn<?> column, OutputStream out, long start)
      throws IOException {
    return new PageWriter(column, out).write(start);
  }

  private ColumnChunk write(long start) throws IOException {
    int width = RunWriter.width(Math.max(0, values.size() - 1));
    long plainLength = length(true);
    boolean numbered = length(false) + (long) present.length * width / Byte.SIZE < plainLength;
    if (numbered) {
      writeDictionary();
    }
    long dataOffset = start + packedBytes;
    if (numbered) {
      writeData(Encoding.RLE_DICTIONARY, numbers(width));
    } else {
      writeData(Encoding.PLAIN, plain(plainLength));
    }
    ColumnMetaData data =
        new ColumnMetaData(
            column.field().type().type,
            numbered
                ? List.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
                : List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(column.field().name()),
            CompressionCodec.ZSTD,
            column.rows(),
            plainBytes,
            packedBytes,
            dataOffset);
    if (numbered) {
      data.setDictionary_page_offset(start);
    }
    data.setStatistics(ParquetStatistics.of(column));
    return new ColumnChunk(dataOffset).setMeta_data(data);
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
    PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, body.position(), packed.length);
    header.setDictionary_page_header(new DictionaryPageHeader(values.size(), Encoding.PLAIN));
    write(header, packed);
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

  private void writeData(Encoding encoding, ByteBuffer body) throws IOException {
    ByteBuffer levels = column.field().optional() ? levels() : buffer(0);
    ByteBuffer whole = buffer((long) levels.position() + body.position());
    whole.put(levels.flip()).put(body.flip());
    byte[] packed = Zstd.compress(bytes(whole), ZSTD_LEVEL);
    PageHeader header = new PageHeader(PageType.DATA_PAGE, whole.position(), packed.length);
    header.setData_page_header(
        new DataPageHeader(column.rows(), encoding, Encoding.RLE, Encoding.RLE));
    write(header, packed);
  }

  /**
   * Returns the definition levels, which say whether rows have values, after their length in bytes.
   */
  private ByteBuffer levels() {
    ByteBuffer levels = buffer(Integer.BYTES + (long) RunWriter.maxBytes(column.rows(), 1));
    RunWriter.write(column.levels(), column.rows(), 1, levels.putInt(0));
    return levels.putInt(0, levels.position() - Integer.BYTES);
  }

  private void write(PageHeader header, byte[] packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writePageHeader(header, bytes);
    bytes.writeTo(out);
    out.write(packed);
    packedBytes += bytes.size() + packed.length;
    plainBytes += bytes.size() + header.getUncompressed_page_size();
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
