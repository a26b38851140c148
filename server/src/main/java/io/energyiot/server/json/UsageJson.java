package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Unit;
import io.energyiot.query.UsageAnswer;
import io.energyiot.query.UsageBucket;
import io.energyiot.query.UsageComparison;
import io.energyiot.query.UsageSpec;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.TimedValue;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.calendar.UsagePeriod;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An aggregated view as JSON. */
public final class UsageJson {
  private static final int HEAD_BYTES = 2048;
  private static final int BUCKET_BYTES = 512;

  private final JsonGenerator json;
  private final TimeText times;
  private final String demandUnit;

  private UsageJson(JsonGenerator json, UsageAnswer answer) {
    this.json = json;
    this.times = new TimeText(answer.range().zone());
    this.demandUnit = demandUnit(answer.question());
  }

  /** The unit of the demands in an answer; null if it has none. */
  static String demandUnit(UsageSpec question) {
    return question.series().channel().unit().flatMap(Unit::perHour).map(Unit::text).orElse(null);
  }

  /** The answer's bytes, in UTF-8. */
  public static byte[] write(UsageAnswer answer) {
    int others = answer.comparison().map(other -> other.buckets().size()).orElse(0);
    int size = HEAD_BYTES + BUCKET_BYTES * (answer.buckets().size() + others);
    return AnswerJson.object(size, json -> new UsageJson(json, answer).writeAnswer(answer));
  }

  private void writeAnswer(UsageAnswer answer) throws IOException {
    UsageSpec question = answer.question();
    AnswerJson.writeSeries(json, question.series());
    json.writeStringField("zone", RangeJson.zoneName(question.zone()));
    json.writeStringField("period", question.period().map(UsagePeriod::text).orElse(null));
    writeRange(answer.range());
    json.writeStringField("by", question.by().text());
    if (question.asOf().isPresent()) {
      json.writeStringField("as_of", times.of(question.asOf().get().toEpochMilli()));
    }
    json.writeObjectFieldStart("completeness");
    CompletenessJson.write(json, answer.completeness(), times);
    json.writeEndObject();
    writeBuckets(answer.total(), answer.buckets());
    if (answer.comparison().isPresent()) {
      json.writeObjectFieldStart("comparison");
      writeComparison(answer.comparison().get());
      json.writeEndObject();
    }
  }

  private void writeComparison(UsageComparison comparison) throws IOException {
    json.writeStringField("kind", comparison.kind().text());
    writeRange(comparison.range());
    writeBuckets(comparison.total(), comparison.buckets());
    json.writeObjectFieldStart("change");
    AnswerJson.writeDecimal(json, "sum", comparison.change());
    AnswerJson.writeDecimal(json, "percent", comparison.percent());
    json.writeEndObject();
  }

  private void writeRange(TimeRange range) throws IOException {
    json.writeStringField("from", times.of(range.from()));
    json.writeStringField("to", times.of(range.to()));
  }

  private void writeBuckets(UsageBucket total, List<UsageBucket> buckets) throws IOException {
    json.writeObjectFieldStart("total");
    writeAggregate(total);
    json.writeEndObject();
    json.writeArrayFieldStart("buckets");
    for (UsageBucket bucket : buckets) {
      json.writeStartObject();
      json.writeStringField("start", times.of(bucket.start()));
      json.writeStringField("end", times.of(bucket.end()));
      writeAggregate(bucket);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeAggregate(UsageBucket bucket) throws IOException {
    Aggregate aggregate = bucket.aggregate();
    AnswerJson.writeDecimal(json, "sum", aggregate.sum());
    AnswerJson.writeDecimal(json, "min", aggregate.min());
    AnswerJson.writeDecimal(json, "max", aggregate.max());
    AnswerJson.writeDecimal(json, "mean", aggregate.mean());
    json.writeNumberField("count", aggregate.count());
    json.writeNumberField("expected", bucket.expected());
    writeTimed("first", aggregate.first());
    writeTimed("last", aggregate.last());
    writePeak(aggregate.peak());
    AnswerJson.writeDecimal(json, "load_factor", aggregate.loadFactor());
  }

  private void writeTimed(String name, Optional<TimedValue> timed) throws IOException {
    if (timed.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("start", times.of(timed.get().start()));
    AnswerJson.writeDecimal(json, "value", timed.get().value());
    json.writeEndObject();
  }

  private void writePeak(Optional<TimedValue> peak) throws IOException {
    if (peak.isEmpty()) {
      json.writeNullField("peak");
      return;
    }
    json.writeObjectFieldStart("peak");
    AnswerJson.writeDecimal(json, "demand", peak.get().value());
    json.writeStringField("unit", demandUnit);
    json.writeStringField("start", times.of(peak.get().start()));
    json.writeEndObject();
  }
}
