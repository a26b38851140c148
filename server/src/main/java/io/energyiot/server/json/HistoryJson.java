package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Readings;
import io.energyiot.query.HistoryAnswer;
import java.io.IOException;

/** All versions of a range as JSON. */
public final class HistoryJson {
  private static final int HEAD_BYTES = 512;
  private static final int INTERVAL_BYTES = 192;

  private HistoryJson() {}

  /** The answer's bytes, in UTF-8. */
  public static byte[] write(HistoryAnswer answer) {
    int size = HEAD_BYTES + INTERVAL_BYTES * answer.intervals().size();
    return AnswerJson.object(size, json -> write(answer, json));
  }

  private static void write(HistoryAnswer answer, JsonGenerator json) throws IOException {
    TimeText times = new TimeText(answer.range().zone());
    AnswerJson.writeSeries(json, answer.series());
    json.writeStringField("zone", RangeJson.zoneName(answer.range().zone()));
    json.writeStringField("from", times.of(answer.range().from()));
    json.writeStringField("to", times.of(answer.range().to()));
    json.writeArrayFieldStart("intervals");
    for (HistoryAnswer.IntervalHistory interval : answer.intervals()) {
      write(interval, json, times);
    }
    json.writeEndArray();
  }

  /** The interval ends as its newest version says. */
  private static void write(
      HistoryAnswer.IntervalHistory interval, JsonGenerator json, TimeText times)
      throws IOException {
    HistoryAnswer.KnownValue newest = interval.versions().get(0);
    json.writeStartObject();
    json.writeStringField("start", times.of(interval.start()));
    json.writeStringField("end", times.of(newest.readings().end(newest.index())));
    json.writeArrayFieldStart("versions");
    for (HistoryAnswer.KnownValue version : interval.versions()) {
      Readings readings = version.readings();
      json.writeStartObject();
      json.writeStringField("learned_at", times.of(version.learnedAt()));
      AnswerJson.writeDecimal(json, "value", readings.value(version.index()));
      json.writeStringField("quality", readings.quality(version.index()).text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
