package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Unit;
import io.energyiot.query.rollup.LoadAnswer;
import io.energyiot.query.rollup.LoadAnswer.AverageDay;
import io.energyiot.query.rollup.LoadAnswer.Demanded;
import io.energyiot.query.rollup.LoadAnswer.LoadDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The load of a group as JSON. */
public final class FleetLoadJson {
  private static final int HEAD_BYTES = 4096;
  private static final int DAY_BYTES = 1536;

  private final JsonGenerator json;
  private final LoadAnswer answer;
  private final TimeText times;

  private FleetLoadJson(JsonGenerator json, LoadAnswer answer) {
    this.json = json;
    this.answer = answer;
    this.times = new TimeText(answer.range().zone());
  }

  /** The answer's bytes, in UTF-8. */
  public static byte[] write(LoadAnswer answer) {
    int days = answer.days().size() + answer.averageDays().size();
    return AnswerJson.object(
        HEAD_BYTES + DAY_BYTES * days, json -> new FleetLoadJson(json, answer).write());
  }

  private void write() throws IOException {
    FleetJson.writeQuestion(json, answer.question(), RangeJson.zoneName(answer.range().zone()));
    json.writeStringField("by", answer.by().text());
    json.writeStringField("as_of", answer.asOf().toString());
    FleetJson.writeDays(json, "missing_days", answer.missing());
    json.writeStringField(
        "demand_unit",
        answer.question().channel().unit().flatMap(Unit::perHour).map(Unit::text).orElse(null));
    json.writeFieldName("peak");
    if (answer.peak().isPresent()) {
      writePeak(answer.peak().get());
    } else {
      json.writeNull();
    }
    AnswerJson.writeDecimal(json, "mean", answer.mean());
    AnswerJson.writeDecimal(json, "load_factor", answer.loadFactor());
    writeDecimals("load_duration", answer.duration());
    writeAverageDays();
    writeDays();
  }

  private void writePeak(Demanded peak) throws IOException {
    json.writeStartObject();
    AnswerJson.writeDecimal(json, "demand", peak.demand());
    json.writeStringField("start", times.of(peak.start()));
    json.writeEndObject();
  }

  private void writeDecimals(String name, List<BigDecimal> decimals) throws IOException {
    json.writeArrayFieldStart(name);
    for (BigDecimal decimal : decimals) {
      if (decimal == null) {
        json.writeNull();
      } else {
        json.writeNumber(decimal);
      }
    }
    json.writeEndArray();
  }

  private void writeAverageDays() throws IOException {
    json.writeArrayFieldStart("average_days");
    for (AverageDay day : answer.averageDays()) {
      json.writeStartObject();
      json.writeStringField("season", day.season());
      json.writeStringField("weekday", day.weekday());
      json.writeNumberField("days", day.days());
      writeDecimals("demands", day.demands());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeDays() throws IOException {
    json.writeArrayFieldStart("days");
    for (LoadDay day : answer.days()) {
      json.writeStartObject();
      json.writeStringField("day", day.day().toString());
      AnswerJson.writeDecimal(json, "sum", day.sum());
      json.writeFieldName("peak");
      writePeak(day.peak());
      AnswerJson.writeDecimal(json, "coincidence_factor", day.coincidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
