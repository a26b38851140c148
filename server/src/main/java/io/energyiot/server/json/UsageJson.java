package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.query.UsageAnswer;
import io.energyiot.query.UsageBucket;
import io.energyiot.query.aggregate.Aggregate;
import java.io.IOException;

/** An aggregated view as JSON. */
public final class UsageJson {
  private static final int HEAD_BYTES = 1024;
  private static final int BUCKET_BYTES = 192;

  private UsageJson() {}

  /** The answer's bytes, in UTF-8. */
  public static byte[] write(UsageAnswer answer) {
    int size = HEAD_BYTES + BUCKET_BYTES * answer.buckets().size();
    return AnswerJson.object(size, json -> write(answer, json));
  }

  private static void write(UsageAnswer answer, JsonGenerator json) throws IOException {
    TimeText times = new TimeText(answer.range().zone());
    AnswerJson.writeSeries(json, answer.series());
    json.writeStringField("zone", RangeJson.zoneName(answer.range().zone()));
    json.writeStringField("period", answer.period().name());
    json.writeStringField("from", times.of(answer.range().from()));
    json.writeStringField("to", times.of(answer.range().to()));
    json.writeStringField("by", answer.by().text());
    json.writeObjectFieldStart("total");
    writeAggregate(json, answer.total());
    json.writeEndObject();
    json.writeArrayFieldStart("buckets");
    for (UsageBucket bucket : answer.buckets()) {
      json.writeStartObject();
      json.writeStringField("start", times.of(bucket.start()));
      json.writeStringField("end", times.of(bucket.end()));
      writeAggregate(json, bucket);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeAggregate(JsonGenerator json, UsageBucket bucket) throws IOException {
    Aggregate aggregate = bucket.aggregate();
    AnswerJson.writeDecimal(json, "sum", aggregate.sum());
    AnswerJson.writeDecimal(json, "min", aggregate.min());
    AnswerJson.writeDecimal(json, "max", aggregate.max());
    AnswerJson.writeDecimal(json, "mean", aggregate.mean());
    json.writeNumberField("count", aggregate.count());
    json.writeNumberField("expected", bucket.expected());
  }
}
