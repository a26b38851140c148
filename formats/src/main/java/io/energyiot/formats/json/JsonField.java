package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonToken;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** The fields of a JSON object, each with the rule that is broken by a value of the wrong kind. */
enum JsonField {
  DEVICE_ID(ErrorCode.DEVICE_ID_INVALID),
  CHANNEL(ErrorCode.CHANNEL_INVALID),
  START(ErrorCode.START_INVALID),
  INTERVAL(ErrorCode.INTERVAL_INVALID),
  VALUE(ErrorCode.VALUE_INVALID),
  QUALITY(ErrorCode.QUALITY_INVALID),
  VALUES(ErrorCode.VALUE_INVALID),
  QUALITIES(ErrorCode.QUALITY_INVALID);

  private static final JsonField[] ALL = values();

  private final String text = name().toLowerCase(Locale.ROOT);
  private final ErrorCode invalid;

  JsonField(ErrorCode invalid) {
    this.invalid = invalid;
  }

  /**
   * Returns the field called {@code name}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#FIELD_UNKNOWN}
   */
  static JsonField named(String name) {
    for (JsonField field : ALL) {
      if (field.text.equals(name)) {
        return field;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.FIELD_UNKNOWN,
        name,
        Quoted.of(name) + " is none of " + Arrays.stream(ALL).map(JsonField::text).toList());
  }

  /** Returns its name in JSON. */
  String text() {
    return text;
  }

  /** Returns whether {@code token} is of the kind that the field needs; the caller handles null. */
  boolean takes(JsonToken token) {
    return switch (this) {
      case VALUE -> isDecimal(token);
      case VALUES, QUALITIES -> token == JsonToken.START_ARRAY;
      default -> token == JsonToken.VALUE_STRING;
    };
  }

  /** Returns whether {@code token} may hold a decimal. */
  static boolean isDecimal(JsonToken token) {
    return token == JsonToken.VALUE_NUMBER_FLOAT
        || token == JsonToken.VALUE_NUMBER_INT
        || token == JsonToken.VALUE_STRING;
  }

  /** Returns the exception for a value of the wrong kind. */
  BrokenRuleException wrongKind(JsonToken found) {
    String needed =
        switch (this) {
          case VALUE -> "a number or a text";
          case VALUES, QUALITIES -> "an array";
          default -> "a text";
        };
    return new BrokenRuleException(invalid, text, text + " is " + needed + ", not " + kind(found));
  }

  /** Describes {@code token} in words. */
  static String kind(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      default -> "null";
    };
  }
}
