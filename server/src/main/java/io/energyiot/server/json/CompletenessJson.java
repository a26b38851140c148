package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Quality;
import io.energyiot.query.completeness.Completeness;
import io.energyiot.query.completeness.Gap;
import java.io.IOException;

/** How complete an answer is, as fields of JSON. */
final class CompletenessJson {
  private CompletenessJson() {}

  static void write(JsonGenerator json, Completeness completeness, TimeText times)
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
}
