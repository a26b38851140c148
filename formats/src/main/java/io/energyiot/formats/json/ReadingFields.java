package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the fields of one JSON object and makes one reading or several consecutive readings of
 * them.
 */
final class ReadingFields {
  private final RememberedText<String> devices = new RememberedText<>(Function.identity());
  private final RememberedText<Channel> channels = new RememberedText<>(Channel::of);
  private final RememberedText<Integer> intervals = new RememberedText<>(Interval::parseLength);
  private final RememberedText<Quality> qualities = new RememberedText<>(Quality::parseKind);
  private final DecimalText value = new DecimalText();
  private final CompactValues values = new CompactValues();

  private final Set<JsonField> written = EnumSet.noneOf(JsonField.class);

  /** The {@link #written} fields that are not null. */
  private final Set<JsonField> given = EnumSet.noneOf(JsonField.class);

  private String device;
  private Channel channel;
  private long start;
  private int interval;
  private Quality quality;
  private Series series;

  /**
   * Reads the object at which the parser stands, to its end even if it breaks a rule.
   *
   * @param max the largest number of values to keep
   * @throws BrokenRuleException for the first rule that is broken
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON or exceeds a limit
   */
  void read(JsonParser parser, int max) throws IOException {
    clear();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      JsonToken found = parser.currentToken();
      parser.skipChildren();
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID, null, "a reading is a JSON object, not " + JsonField.kind(found));
    }
    BrokenRuleException broken = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        keep(name, parser, max);
      } catch (BrokenRuleException e) {
        broken = broken == null ? e : broken;
      }
      parser.skipChildren();
    }
    if (broken != null) {
      throw broken;
    }
  }

  private void clear() {
    written.clear();
    given.clear();
    channel = Channel.KWH;
    interval = Interval.QUARTER_HOUR;
    quality = Quality.ACTUAL;
    values.clear();
  }

  private void keep(String name, JsonParser parser, int max) throws IOException {
    JsonField field = JsonField.named(name);
    if (!written.add(field)) {
      throw new BrokenRuleException(ErrorCode.JSON_INVALID, name, name + " is given twice");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (!field.takes(token)) {
      throw field.wrongKind(token);
    }
    given.add(field);
    understand(field, parser, max);
  }

  private void understand(JsonField field, JsonParser parser, int max) throws IOException {
    switch (field) {
      case DEVICE_ID -> device = devices.at(parser);
      case CHANNEL -> channel = channels.at(parser);
      case START -> start = start(parser);
      case INTERVAL -> interval = intervals.at(parser);
      case VALUE -> value.read(parser);
      case QUALITY -> quality = qualities.at(parser);
      case VALUES -> values.readValues(parser, max);
      case QUALITIES -> values.readQualities(parser, qualities, max);
    }
  }

  private static long start(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    return Starts.millis(text, parser.getTextOffset(), parser.getTextLength());
  }

  /**
   * Returns the number of readings in the object, including those that were not kept; at least 1.
   */
  int count() {
    return Math.max(1, values.total());
  }

  /**
   * Passes on what was read. In an object of several readings, each bad one is rejected by its
   * place.
   *
   * @throws BrokenRuleException if a field is missing or breaks its rule; nothing is then passed on
   */
  void passTo(ReadingSink sink, long index) {
    require(JsonField.DEVICE_ID);
    require(JsonField.START);
    if (given.contains(JsonField.VALUES)) {
      checkAbsent(JsonField.VALUE, JsonField.VALUES);
      checkAbsent(JsonField.QUALITY, JsonField.VALUES);
      values.passTo(sink, index, series(), start, interval);
    } else {
      checkAbsent(JsonField.QUALITIES, JsonField.VALUE);
      passOne(sink, index);
    }
  }

  private void passOne(ReadingSink sink, long index) {
    checkValue(given.contains(JsonField.VALUE), quality, "value");
    if (quality.isMissing()) {
      sink.reading(index, series(), start, interval, 0, 0, quality);
    } else if (value.wide() == null) {
      sink.reading(index, series(), start, interval, value.digits(), value.scale(), quality);
    } else {
      sink.wideReading(index, series(), start, interval, value.wide(), quality);
    }
  }

  /**
   * Checks that there is a value exactly if the quality is not missing.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_MISSING}
   */
  static void checkValue(boolean there, Quality quality, String field) {
    if (there == quality.isMissing()) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_MISSING,
          field,
          there
              ? "a reading of quality missing has no value"
              : "a reading has a value unless its quality is missing");
    }
  }

  private Series series() {
    if (series == null || !series.deviceId().equals(device) || !series.channel().equals(channel)) {
      series = Series.of(device, channel);
    }
    return series;
  }

  private void require(JsonField field) {
    if (!given.contains(field)) {
      throw new BrokenRuleException(
          ErrorCode.FIELD_MISSING, field.text(), "a reading needs " + field.text());
    }
  }

  private void checkAbsent(JsonField field, JsonField other) {
    if (given.contains(field)) {
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID,
          field.text(),
          field.text() + " does not go with " + other.text() + " in one object");
    }
  }
}
