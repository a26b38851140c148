package io.energyiot.formats.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/**
 * A column of a Parquet file.
 *
 * @param name as in CSV
 * @param type how Parquet stores it
 * @param meaning what the stored values mean
 * @param optional whether rows may have no value
 */
record ParquetField(String name, StoredType type, Meaning meaning, boolean optional) {
  /** A physical type, with the length of its values in bytes; 0 if that varies. */
  enum StoredType {
    INT32(Type.INT32, Integer.BYTES),
    INT64(Type.INT64, Long.BYTES),
    BYTES(Type.BYTE_ARRAY, 0),
    SIXTEEN_BYTES(Type.FIXED_LEN_BYTE_ARRAY, 2 * Long.BYTES);

    final Type type;
    final int length;

    StoredType(Type type, int length) {
      this.type = type;
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

  static ParquetField text(String name) {
    return new ParquetField(name, StoredType.BYTES, Meaning.TEXT, false);
  }

  static ParquetField optionalText(String name) {
    return new ParquetField(name, StoredType.BYTES, Meaning.TEXT, true);
  }

  static ParquetField integer(String name) {
    return new ParquetField(name, StoredType.INT32, Meaning.NUMBER, false);
  }

  static ParquetField timestamp(String name) {
    return new ParquetField(name, StoredType.INT64, Meaning.TIMESTAMP, false);
  }

  static ParquetField optionalDecimal(String name) {
    return new ParquetField(name, StoredType.SIXTEEN_BYTES, Meaning.DECIMAL, true);
  }

  /** Returns its element of the schema. */
  SchemaElement element() {
    SchemaElement element = new SchemaElement(name).setType(type.type);
    element.setRepetition_type(
        optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
    if (type == StoredType.SIXTEEN_BYTES) {
      element.setType_length(type.length);
    }
    return switch (meaning) {
      case NUMBER -> element;
      case TEXT ->
          element
              .setConverted_type(ConvertedType.UTF8)
              .setLogicalType(LogicalType.STRING(new StringType()));
      case TIMESTAMP -> {
        TimeUnit millis = TimeUnit.MILLIS(new MilliSeconds());
        yield element
            .setConverted_type(ConvertedType.TIMESTAMP_MILLIS)
            .setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, millis))); // UTC
      }
      case DECIMAL -> {
        DecimalType decimal = new DecimalType(ValueColumns.SCALE, ValueColumns.PRECISION);
        yield element
            .setConverted_type(ConvertedType.DECIMAL)
            .setScale(ValueColumns.SCALE)
            .setPrecision(ValueColumns.PRECISION)
            .setLogicalType(LogicalType.DECIMAL(decimal));
      }
    };
  }
}
