package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Channel;
import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The fields of one JSON object, first as they are written, then as a reading. */
final class ReadingFields {
  private enum Field {
    DEVICE_ID("device_id", ErrorCode.DEVICE_ID_INVALID),
    CHANNEL("channel", ErrorCode.CHANNEL_INVALID),
    START("start", ErrorCode.START_INVALID),
    INTERVAL("interval", ErrorCode.INTERVAL_INVALID),
    VALUE("value", ErrorCode.VALUE_INVALID),
    QUALITY("quality", ErrorCode.QUALITY_INVALID);

    private static final Field[] ALL = values();

    private final String text;
    private final ErrorCode invalid;

    Field(String text, ErrorCode invalid) {
      this.text = text;
      this.invalid = invalid;
    }

    static Field named(String name) {
      for (Field field : ALL) {
        if (field.text.equals(name)) {
          return field;
        }
      }
      throw new BrokenRuleException(
          ErrorCode.FIELD_UNKNOWN,
          name,
          Quoted.of(name) + " is none of " + Arrays.stream(ALL).map(field -> field.text).toList());
    }
  }

  /** What was written in the fields that were there; null for a JSON null. */
  private final Map<Field, String> texts = new EnumMap<>(Field.class);

  private Series series;

  /**
   * Reads the object at which the parser stands, to its end even if it breaks a rule.
   *
   * @throws BrokenRuleException for the first rule that is broken
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON or over a limit
   */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      JsonToken found = parser.currentToken();
      parser.skipChildren();
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID, null, "a reading is a JSON object, not " + kind(found));
    }
    texts.clear();
    BrokenRuleException broken = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        keep(name, parser);
      } catch (BrokenRuleException e) {
        broken = broken == null ? e : broken;
      }
      parser.skipChildren();
    }
    if (broken != null) {
      throw broken;
    }
  }

  private void keep(String name, JsonParser parser) throws IOException {
    Field field = Field.named(name);
    if (texts.containsKey(field)) {
      throw new BrokenRuleException(ErrorCode.JSON_INVALID, name, name + " is given twice");
    }
    texts.put(field, null);
    JsonToken token = parser.currentToken();
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (token == JsonToken.VALUE_STRING || (number && field == Field.VALUE)) {
      texts.put(field, parser.getText());
    } else if (token != JsonToken.VALUE_NULL) {
      String needed = field == Field.VALUE ? "a number or a text" : "a text";
      throw new BrokenRuleException(
          field.invalid, name, name + " is " + needed + ", not " + kind(token));
    }
  }

  private static String kind(JsonToken token) {
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

  /**
   * Makes a reading of what was read.
   *
   * @throws BrokenRuleException if a field is missing or breaks its rule
   */
  void passTo(ReadingSink sink, long index) {
    Series meter = series();
    long start = start(required(Field.START));
    String length = texts.get(Field.INTERVAL);
    int interval = length == null ? Interval.QUARTER_HOUR : Interval.parseLength(length);
    String trust = texts.get(Field.QUALITY);
    Quality quality = trust == null ? Quality.ACTUAL : Quality.parse(trust);
    sink.reading(index, meter, start, interval, value(quality), quality);
  }

  private Series series() {
    String device = required(Field.DEVICE_ID);
    String name = texts.get(Field.CHANNEL);
    Channel channel = name == null ? Channel.KWH : Channel.of(name);
    if (series == null || !series.deviceId().equals(device) || !series.channel().equals(channel)) {
      series = new Series(device, channel);
    }
    return series;
  }

  private BigDecimal value(Quality quality) {
    String text = texts.get(Field.VALUE);
    if (quality == Quality.MISSING) {
      if (text != null) {
        throw new BrokenRuleException(
            ErrorCode.VALUE_MISSING, "value", "a reading of quality missing has no value");
      }
      return null;
    }
    if (text == null) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_MISSING, "value", "a reading has a value unless its quality is missing");
    }
    return ExactDecimal.parse(text);
  }

  private static long start(String text) {
    try {
      return Interval.startMillis(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      String rule =
          isLocal(text)
              ? "a start needs an offset, such as Z or +02:00: "
              : "a start is an ISO 8601 time with an offset, such as 2026-03-30T12:15:00Z, not ";
      throw new BrokenRuleException(ErrorCode.START_INVALID, "start", rule + Quoted.of(text));
    }
  }

  private static boolean isLocal(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private String required(Field field) {
    String text = texts.get(field);
    if (text == null) {
      throw new BrokenRuleException(
          ErrorCode.FIELD_MISSING, field.text, "a reading needs " + field.text);
    }
    return text;
  }
}
