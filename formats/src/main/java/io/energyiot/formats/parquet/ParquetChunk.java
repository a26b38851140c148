package io.energyiot.formats.parquet;

/**
 * Where one column of a row group lies in the file.
 *
 * @param dictionaryOffset where its dictionary begins; negative if it has none
 * @param dataOffset where its values begin
 * @param packedBytes the size of all its pages with their headers, compressed
 * @param plainBytes the same before compression
 */
record ParquetChunk(
    ParquetField field,
    int rows,
    long dictionaryOffset,
    long dataOffset,
    long packedBytes,
    long plainBytes,
    ParquetStatistics statistics) {

  /** Parquet's number of the plain encoding. */
  static final int PLAIN = 0;

  /** Parquet's number of the encoding in runs. */
  static final int RLE = 3;

  /** Parquet's number of the encoding by dictionary numbers. */
  static final int RLE_DICTIONARY = 8;

  private static final int ZSTD = 6;

  /** Writes it as a list element. */
  void writeTo(ThriftWriter thrift) {
    thrift.begin().i64(2, dataOffset).struct(3);
    boolean numbered = dictionaryOffset >= 0;
    thrift.i32(1, field.type().number).list(2, ThriftWriter.I32, numbered ? 3 : 2);
    thrift.element(PLAIN).element(RLE);
    if (numbered) {
      thrift.element(RLE_DICTIONARY);
    }
    thrift.list(3, ThriftWriter.BINARY, 1).element(field.name());
    thrift.i32(4, ZSTD).i64(5, rows).i64(6, plainBytes).i64(7, packedBytes).i64(9, dataOffset);
    if (numbered) {
      thrift.i64(11, dictionaryOffset);
    }
    statistics.writeTo(thrift, 12);
    thrift.end().end();
  }
}
