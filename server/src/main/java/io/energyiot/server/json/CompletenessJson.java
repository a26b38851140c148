package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Quality;
import io.energyiot.query.completeness.Gap;
import io.energyiot.query.completeness.OverlappingIntervals;
import io.energyiot.query.completeness.RangeCompleteness;
import java.io.IOException;

/** How complete an answer is, as fields of JSON. */
final class CompletenessJson {
  private CompletenessJson() {}

  static void write(JsonGenerator json, RangeCompleteness completeness, TimeText times)
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
    writeOverlaps(json, completeness.overlaps(), times);
  }

  private static void writeOverlaps(
      JsonGenerator json, OverlappingIntervals overlaps, TimeText times) throws IOException {
    json.writeObjectFieldStart("overlapping");
    json.writeNumberField("count", overlaps.count());
    json.writeArrayFieldStart("ranges");
    for (OverlappingIntervals.Range range : overlaps.ranges()) {
      json.writeStartObject();
      json.writeStringField("start", times.of(range.start()));
      json.writeStringField("end", times.of(range.end()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
