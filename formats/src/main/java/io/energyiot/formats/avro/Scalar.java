package io.energyiot.formats.avro;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A field of a foreign record, with its meaning as a part of a reading.
 *
 * @param type the type it was written as; never a union
 * @param value a text, a {@link Long}, {@link Float}, {@link Double} or bytes; null if the field is
 *     null, {@link #NONE} if it has another type
 */
record Scalar(Schema type, Object value) {
  /** Stands for a value whose type no part of a reading can have. */
  static final Object NONE = new Object();

  /** Bytes of the longest decimal that is read; 38 digits take 16. */
  private static final int LONGEST_DECIMAL = 64;

  private static final long MICROS = 1_000;
  private static final long NANOS = 1_000_000;

  boolean isNull() {
    return value == null;
  }

  private String typeName() {
    LogicalType logical = type.getLogicalType();
    return logical == null ? type.getType().getName() : logical.getName();
  }

  private BrokenRuleException wrong(ErrorCode code, String field, String needed) {
    return value == null
        ? new BrokenRuleException(ErrorCode.FIELD_MISSING, field, field + " is null")
        : new BrokenRuleException(code, field, field + " is " + needed + ", not a " + typeName());
  }

  /**
   * Returns a text, or the symbol of an enum.
   *
   * @param code the rule that any other type breaks
   */
  String text(String field, ErrorCode code) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(code, field, "a text");
  }

  /** Returns a whole number. */
  long whole(String field, ErrorCode code) {
    if (value instanceof Long number && type.getLogicalType() == null) {
      return number;
    }
    throw wrong(code, field, "a whole number");
  }

  /**
   * Returns the start of an interval. A timestamp type defines its own unit; for other types {@code
   * plain} decides.
   *
   * @param plain converts a number or text whose type does not define its meaning
   * @return milliseconds since 1970-01-01T00:00:00Z
   */
  long start(String field, PlainTime plain) {
    if (!(value instanceof Long || value instanceof String)) {
      throw wrong(ErrorCode.START_INVALID, field, "a time");
    }
    LogicalType logical = type.getLogicalType();
    if (logical == null) {
      return plain.millis(value);
    }
    long number = value instanceof Long each ? each : 0;
    return switch (logical.getName()) {
      case "timestamp-millis" -> inRange(number);
      case "timestamp-micros" -> inRange(wholeMillis(field, number, MICROS));
      case "timestamp-nanos" -> inRange(wholeMillis(field, number, NANOS));
      default -> throw wrong(ErrorCode.START_INVALID, field, "a time with a zone");
    };
  }

  /** Converts a time whose type does not define its meaning. */
  @FunctionalInterface
  interface PlainTime {
    long millis(Object value);
  }

  /**
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID} if it is out of range
   */
  static long inRange(long millis) {
    return Interval.startMillis(Instant.ofEpochMilli(millis));
  }

  private static long wholeMillis(String field, long number, long each) {
    if (number % each != 0) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          field,
          "an interval's start must not be finer than a millisecond; it is " + number);
    }
    return number / each;
  }

  /**
   * Returns the decimal; for a floating-point number, the shortest one that denotes it.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}, {@link
   *     ErrorCode#VALUE_MISSING}
   */
  BigDecimal decimal(String field) {
    if (value == null) {
      throw new BrokenRuleException(ErrorCode.VALUE_MISSING, field, "a reading has a value");
    }
    if (value instanceof byte[] bytes && type.getLogicalType() instanceof LogicalTypes.Decimal as) {
      if (bytes.length == 0 || bytes.length > LONGEST_DECIMAL) {
        throw wrong(ErrorCode.VALUE_INVALID, field, "a decimal of at most 38 digits");
      }
      return ExactDecimal.check(new BigDecimal(new BigInteger(bytes), as.getScale()));
    }
    boolean plain = type.getLogicalType() == null;
    if (plain && (value instanceof Number || value instanceof String)) {
      return ExactDecimal.parse(value.toString());
    }
    throw wrong(ErrorCode.VALUE_INVALID, field, "a number or a text");
  }

  /**
   * Returns the instant of an ISO 8601 text with an offset, milliseconds since
   * 1970-01-01T00:00:00Z.
   */
  static long isoMillis(String field, String text) {
    try {
      return Interval.startMillis(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          field,
          "a start is an ISO 8601 time with an offset, not " + Quoted.of(text));
    }
  }
}
