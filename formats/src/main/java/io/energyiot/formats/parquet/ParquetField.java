package io.energyiot.formats.parquet;

/**
 * A column of the file.
 *
 * @param name as in CSV
 * @param type how Parquet stores it
 * @param meaning what the stored values mean
 * @param optional whether there may be no value
 */
record ParquetField(String name, Type type, Meaning meaning, boolean optional) {
  /** A physical type, with Parquet's number of it. */
  enum Type {
    INT64(2),
    BYTES(6),
    SIXTEEN_BYTES(7);

    final int number;

    Type(int number) {
      this.number = number;
    }
  }

  /** What values mean. */
  enum Meaning {
    TEXT,
    TIMESTAMP,
    DECIMAL
  }

  private static final int SIXTEEN = 16;
  private static final int CONVERTED_UTF8 = 0;
  private static final int CONVERTED_DECIMAL = 5;
  private static final int CONVERTED_TIMESTAMP_MILLIS = 9;

  static ParquetField text(String name) {
    return new ParquetField(name, Type.BYTES, Meaning.TEXT, false);
  }

  static ParquetField optionalText(String name) {
    return new ParquetField(name, Type.BYTES, Meaning.TEXT, true);
  }

  static ParquetField timestamp(String name) {
    return new ParquetField(name, Type.INT64, Meaning.TIMESTAMP, false);
  }

  static ParquetField optionalDecimal(String name) {
    return new ParquetField(name, Type.SIXTEEN_BYTES, Meaning.DECIMAL, true);
  }

  /** Writes its SchemaElement, within a list. */
  void writeTo(ThriftWriter thrift) {
    thrift.begin().i32(1, type.number);
    if (type == Type.SIXTEEN_BYTES) {
      thrift.i32(2, SIXTEEN);
    }
    thrift.i32(3, optional ? 1 : 0).string(4, name);
    switch (meaning) {
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
              .i32(7, ParquetReadings.SCALE)
              .i32(8, ParquetReadings.PRECISION)
              .struct(10)
              .struct(5)
              .i32(1, ParquetReadings.SCALE)
              .i32(2, ParquetReadings.PRECISION)
              .end()
              .end();
    }
    thrift.end();
  }
}
