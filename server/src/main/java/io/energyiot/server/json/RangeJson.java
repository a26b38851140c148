package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.completeness.Completeness;
import io.energyiot.query.completeness.Gap;
import java.io.IOException;

/** A range of readings as JSON. */
public final class RangeJson {
  private static final int HEAD_BYTES = 1024;
  private static final int READING_BYTES = 128;

  private RangeJson() {}

  /** The answer's bytes, in UTF-8. */
  public static byte[] write(RangeAnswer answer) {
    int size = HEAD_BYTES + READING_BYTES * answer.readings().size();
    return AnswerJson.object(size, json -> write(answer, json));
  }

  private static void write(RangeAnswer answer, JsonGenerator json) throws IOException {
    TimeText times = new TimeText(answer.range().zone());
    AnswerJson.writeSeries(json, answer.series());
    json.writeStringField("zone", zoneName(answer.range().zone()));
    json.writeStringField("from", times.of(answer.range().from()));
    json.writeStringField("to", times.of(answer.range().to()));
    json.writeObjectFieldStart("completeness");
    writeCompleteness(json, answer.completeness(), times);
    json.writeEndObject();
    json.writeArrayFieldStart("readings");
    writeReadings(json, answer.readings(), times);
    json.writeEndArray();
  }

  static String zoneName(java.time.ZoneId zone) {
    return zone.equals(java.time.ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  static void writeCompleteness(JsonGenerator json, Completeness completeness, TimeText times)
      throws IOException {
    json.writeNumberField("expected", completeness.expected());
    json.writeNumberField("present", completeness.present());
    json.writeObjectFieldStart("by_quality");
    for (Quality quality : Quality.values()) {
      Long count = completeness.byQuality().get(quality);
      if (count != null) {
        json.writeNumberField(quality.text(), count);
      }
    }
    json.writeEndObject();
    json.writeArrayFieldStart("missing");
    for (Gap gap : completeness.gaps()) {
      json.writeStartObject();
      json.writeStringField("start", times.of(gap.start()));
      json.writeStringField("end", times.of(gap.end()));
      json.writeNumberField("count", gap.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeReadings(JsonGenerator json, Readings readings, TimeText times)
      throws IOException {
    for (int i = 0; i < readings.size(); i++) {
      json.writeStartObject();
      json.writeStringField("start", times.of(readings.start(i)));
      json.writeStringField("end", times.of(readings.end(i)));
      AnswerJson.writeDecimal(json, "value", readings.value(i));
      json.writeStringField("quality", readings.quality(i).text());
      json.writeEndObject();
    }
  }
}
