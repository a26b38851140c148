package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.query.rollup.RollupsAnswer;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.ScheduledRollup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What rollups there are, as JSON. */
public final class RollupsJson {
  private static final int HEAD_BYTES = 512;
  private static final int ITEM_BYTES = 200;

  private RollupsJson() {}

  /** Those that there are, and what was scheduled last. */
  public static byte[] write(RollupsAnswer answer) {
    return AnswerJson.object(
        HEAD_BYTES + ITEM_BYTES * answer.receipts().size(),
        json -> {
          json.writeFieldName("scheduled");
          if (answer.scheduled().isPresent()) {
            write(json, answer.scheduled().get());
          } else {
            json.writeNull();
          }
          json.writeArrayFieldStart("rollups");
          for (RollupReceipt receipt : answer.receipts()) {
            write(json, receipt);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, ScheduledRollup scheduled) throws IOException {
    json.writeStartObject();
    json.writeStringField("began", scheduled.began().toString());
    FleetJson.writeDays(json, "days", scheduled.days());
    json.writeStringField("ended", scheduled.ended().map(Instant::toString).orElse(null));
    json.writeStringField("error", scheduled.error().orElse(null));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RollupReceipt receipt) throws IOException {
    json.writeStartObject();
    json.writeStringField("day", receipt.day().toString());
    json.writeStringField("as_of", receipt.asOf().toString());
    json.writeStringField("duration", Duration.ofMillis(receipt.millis()).toString());
    json.writeNumberField("meter_days", receipt.series());
    json.writeNumberField("readings", receipt.readings());
    json.writeNumberField("registered", receipt.registered());
    json.writeNumberField("reporting", receipt.reporting());
    json.writeEndObject();
  }
}
