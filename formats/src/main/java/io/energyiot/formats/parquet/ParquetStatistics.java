package io.energyiot.formats.parquet;

/**
 * Statistics by which readers skip row groups.
 *
 * @param nulls the number of rows without a value
 * @param min the least value; null if there is none
 * @param greatest the greatest value; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // for the footer only, never changed
record ParquetStatistics(int nulls, byte[] min, byte[] greatest) {

  /** Returns the statistics of a column. */
  static ParquetStatistics of(ParquetColumn<?> column) {
    ParquetDictionary values = column.values();
    if (values.size() == 0) {
      return new ParquetStatistics(column.nulls(), null, null);
    }
    int min = 0;
    int greatest = 0;
    for (int number = 1; number < values.size(); number++) {
      min = values.compare(number, min) < 0 ? number : min;
      greatest = values.compare(number, greatest) > 0 ? number : greatest;
    }
    return new ParquetStatistics(column.nulls(), values.bytes(min), values.bytes(greatest));
  }

  /** Writes them as a structure in {@code field}. */
  void writeTo(ThriftWriter thrift, int field) {
    thrift.struct(field).i64(3, nulls);
    if (min != null) {
      thrift.bytes(5, greatest).bytes(6, min);
    }
    thrift.end();
  }
}
