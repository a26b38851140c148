package io.energyiot.formats.parquet;

/**
 * A column of a Parquet file.
 *
 * @param name as in CSV
 * @param type how Parquet stores it
 * @param meaning what the stored values mean
 * @param optional whether rows may have no value
 */
record ParquetField(String name, Type type, Meaning meaning, boolean optional) {
  /** A physical type, with Parquet's number for it. */
  enum Type {
    INT32(1, Integer.BYTES),
    INT64(2, Long.BYTES),
    BYTES(6, 0),
    SIXTEEN_BYTES(7, 2 * Long.BYTES);

    final int number;
    final int length;

    Type(int number, int length) {
      this.number = number;
      this.length = length;
    }
  }

  /** The meaning of the values. */
  enum Meaning {
    NUMBER,
    TEXT,
    TIMESTAMP,
    DECIMAL
  }

  private static final int CONVERTED_UTF8 = 0;
  private static final int CONVERTED_DECIMAL = 5;
  private static final int CONVERTED_TIMESTAMP_MILLIS = 9;

  static ParquetField text(String name) {
    return new ParquetField(name, Type.BYTES, Meaning.TEXT, false);
  }

  static ParquetField optionalText(String name) {
    return new ParquetField(name, Type.BYTES, Meaning.TEXT, true);
  }

  static ParquetField integer(String name) {
    return new ParquetField(name, Type.INT32, Meaning.NUMBER, false);
  }

  static ParquetField timestamp(String name) {
    return new ParquetField(name, Type.INT64, Meaning.TIMESTAMP, false);
  }

  static ParquetField optionalDecimal(String name) {
    return new ParquetField(name, Type.SIXTEEN_BYTES, Meaning.DECIMAL, true);
  }

  /** Writes its SchemaElement as a list element. */
  void writeTo(ThriftWriter thrift) {
    thrift.begin().i32(1, type.number);
    if (type == Type.SIXTEEN_BYTES) {
      thrift.i32(2, type.length);
    }
    thrift.i32(3, optional ? 1 : 0).string(4, name);
    switch (meaning) {
      case NUMBER -> {}
      case TEXT -> thrift.i32(6, CONVERTED_UTF8).struct(10).struct(1).end().end();
      case TIMESTAMP ->
          thrift
              .i32(6, CONVERTED_TIMESTAMP_MILLIS)
              .struct(10)
              .struct(8)
              .bool(1, true) // adjusted to UTC
              .struct(2)
              .struct(1) // milliseconds
              .end()
              .end()
              .end()
              .end();
      case DECIMAL ->
          thrift
              .i32(6, CONVERTED_DECIMAL)
              .i32(7, ValueColumns.SCALE)
              .i32(8, ValueColumns.PRECISION)
              .struct(10)
              .struct(5)
              .i32(1, ValueColumns.SCALE)
              .i32(2, ValueColumns.PRECISION)
              .end()
              .end();
    }
    thrift.end();
  }
}
