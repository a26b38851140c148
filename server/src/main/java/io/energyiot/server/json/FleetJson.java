package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Unit;
import io.energyiot.query.rollup.CompletenessAnswer;
import io.energyiot.query.rollup.FindingsAnswer;
import io.energyiot.query.rollup.GroupAnswer;
import io.energyiot.query.rollup.ProfileAnswer;
import io.energyiot.query.rollup.RollupBucket;
import io.energyiot.query.rollup.RollupQuestion;
import io.energyiot.query.rollup.TopAnswer;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Answers about the fleet as JSON. */
public final class FleetJson {
  private static final int HEAD_BYTES = 1024;
  private static final int ITEM_BYTES = 160;

  private FleetJson() {}

  /** How values are spread over time. */
  public static byte[] profile(ProfileAnswer answer) {
    TimeText times = new TimeText(answer.range().zone());
    return AnswerJson.object(
        HEAD_BYTES + ITEM_BYTES * answer.buckets().size(),
        json -> {
          writeQuestion(json, answer.question(), RangeJson.zoneName(answer.range().zone()));
          json.writeStringField("by", answer.by().text());
          json.writeStringField("as_of", answer.asOf().toString());
          writeDays(json, "missing_days", answer.missing());
          json.writeArrayFieldStart("buckets");
          for (RollupBucket bucket : answer.buckets()) {
            writeBucket(json, bucket, times);
          }
          json.writeEndArray();
        });
  }

  /** The fields that say what was asked. */
  static void writeQuestion(JsonGenerator json, RollupQuestion question, String zone)
      throws IOException {
    writeGroup(json, question.group(), question.channel());
    json.writeStringField("zone", zone);
    json.writeStringField("from", question.from().toString());
    json.writeStringField("to", question.to().toString());
  }

  private static void writeGroup(JsonGenerator json, RollupGroup group, Channel channel)
      throws IOException {
    json.writeStringField("group", group.text());
    json.writeStringField("channel", channel.name());
    json.writeStringField("unit", channel.unit().map(Unit::text).orElse(null));
  }

  /** Days, as an array. */
  static void writeDays(JsonGenerator json, String name, List<LocalDate> days) throws IOException {
    json.writeArrayFieldStart(name);
    for (LocalDate day : days) {
      json.writeString(day.toString());
    }
    json.writeEndArray();
  }

  private static void writeBucket(JsonGenerator json, RollupBucket bucket, TimeText times)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("start", times.of(bucket.start()));
    json.writeStringField("end", times.of(bucket.end()));
    json.writeNumberField("count", bucket.count());
    AnswerJson.writeDecimal(json, "sum", bucket.sum());
    AnswerJson.writeDecimal(json, "min", bucket.min());
    AnswerJson.writeDecimal(json, "max", bucket.max());
    json.writeEndObject();
  }

  private static void writeReceipt(JsonGenerator json, RollupReceipt receipt) throws IOException {
    json.writeStringField("day", receipt.day().toString());
    json.writeStringField("as_of", receipt.asOf().toString());
  }

  /**
   * How complete a day is.
   *
   * @param after the name behind which to begin
   * @param max groups
   */
  public static byte[] completeness(CompletenessAnswer answer, Optional<String> after, int max) {
    List<GroupAnswer> groups =
        answer.groups().stream()
            .filter(
                each -> after.isEmpty() || each.devices().group().name().compareTo(after.get()) > 0)
            .limit(max)
            .toList();
    return AnswerJson.object(
        HEAD_BYTES * (1 + groups.size()),
        json -> {
          writeReceipt(json, answer.receipt());
          json.writeArrayFieldStart("groups");
          for (GroupAnswer group : groups) {
            writeGroup(json, group);
          }
          json.writeEndArray();
        });
  }

  private static void writeGroup(JsonGenerator json, GroupAnswer group) throws IOException {
    long registered = group.devices().registered();
    long reporting = group.devices().reporting();
    json.writeStartObject();
    json.writeStringField("group", group.devices().group().text());
    json.writeNumberField("registered", registered);
    json.writeNumberField("reporting", reporting);
    json.writeNumberField("silent", registered - reporting);
    json.writeArrayFieldStart("channels");
    for (GroupDay day : group.channels()) {
      json.writeStartObject();
      json.writeStringField("channel", day.channel().name());
      writeCompleteness(json, day.completeness());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeCompleteness(JsonGenerator json, GroupCompleteness completeness)
      throws IOException {
    json.writeNumberField("meters", completeness.series());
    json.writeNumberField("complete", completeness.complete());
    json.writeNumberField("expected", completeness.expected());
    json.writeNumberField("present", completeness.present());
    json.writeObjectFieldStart("by_quality");
    for (Quality quality : Quality.values()) {
      if (completeness.byQuality().containsKey(quality)) {
        json.writeNumberField(quality.text(), completeness.byQuality().get(quality));
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("findings");
    for (Finding finding : Finding.values()) {
      if (completeness.findings().containsKey(finding)) {
        json.writeNumberField(finding.text(), completeness.findings().get(finding));
      }
    }
    json.writeEndObject();
  }

  /** The devices with the greatest sums of a day. */
  public static byte[] top(TopAnswer answer, RollupGroup group, Channel channel) {
    return AnswerJson.object(
        HEAD_BYTES + ITEM_BYTES * answer.devices().size(),
        json -> {
          writeReceipt(json, answer.receipt());
          writeGroup(json, group, channel);
          json.writeArrayFieldStart("devices");
          for (TopDevice device : answer.devices()) {
            json.writeStartObject();
            json.writeStringField("device_id", device.deviceId());
            AnswerJson.writeDecimal(json, "sum", device.sum());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Meters to be looked at after a day. */
  public static byte[] findings(FindingsAnswer answer, Finding finding) {
    return AnswerJson.object(
        HEAD_BYTES + ITEM_BYTES * answer.meters().size(),
        json -> {
          writeReceipt(json, answer.receipt());
          json.writeStringField("finding", finding.text());
          json.writeArrayFieldStart("meters");
          for (FoundDevice meter : answer.meters()) {
            json.writeStartObject();
            json.writeStringField("device_id", meter.deviceId());
            json.writeStringField("channel", meter.channel().isEmpty() ? null : meter.channel());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
