package io.energyiot.formats.parquet;

/**
 * Statistics by which readers skip row groups.
 *
 * @param nulls the number of rows without a value
 * @param least the least value; null if there is none
 * @param greatest the greatest value; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // for the footer only, never changed
record ParquetStatistics(int nulls, byte[] least, byte[] greatest) {

  /** Returns the statistics of a column. */
  static ParquetStatistics of(ParquetColumn<?> column) {
    ParquetDictionary values = column.values();
    if (values.size() == 0) {
      return new ParquetStatistics(column.nulls(), null, null);
    }
    int least = 0;
    int greatest = 0;
    for (int number = 1; number < values.size(); number++) {
      least = values.compare(number, least) < 0 ? number : least;
      greatest = values.compare(number, greatest) > 0 ? number : greatest;
    }
    return new ParquetStatistics(column.nulls(), values.bytes(least), values.bytes(greatest));
  }

  /** Writes them as a structure in {@code field}. */
  void writeTo(ThriftWriter thrift, int field) {
    thrift.struct(field).i64(3, nulls);
    if (least != null) {
      thrift.bytes(5, greatest).bytes(6, least);
    }
    thrift.end();
  }
}
