package io.energyiot.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Posts readings as to Confluent's REST proxy, version 1, as Avro in JSON: the first body brings
 * the schema, those that follow the id that the server gave it.
 */
final class ProxySender implements Sender {
  private static final String PATH = "/topics/";
  private static final String AVRO = "application/vnd.kafka.avro.v1+json";
  private static final String METRIC = "KwH";
  private static final int NONE_REFUSED = 0;
  private static final int RETRIABLE = 50_003;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String SCHEMA =
      """
      {"type":"record","name":"Reading","fields":[\
      {"name":"device_id","type":"string"},{"name":"metric_time","type":"string"},\
      {"name":"metric_name","type":"string"},{"name":"metric_value","type":"string"}]}""";

  private final EnergyClient server;
  private final String path;
  private int schemaId;

  /** Posts to the proxy's address of {@code topic}. */
  ProxySender(EnergyClient server, String topic) {
    this.server = server;
    this.path = PATH + topic;
  }

  @Override
  public Receipt send(List<SimulatedReading> readings) {
    JsonNode offsets = post(body(schemaId(), readings)).path("offsets");
    int rejected = 0;
    for (JsonNode each : offsets) {
      int error = each.path("error_code").asInt();
      if (error == RETRIABLE) {
        throw new NotNowException(ErrorCode.KAFKA_UNAVAILABLE, each.path("error").asText(), PAUSE);
      }
      rejected += error == 0 ? 0 : 1;
    }
    if (offsets.size() != readings.size()) {
      throw new EnergyException(
          ErrorCode.SERVER_UNAVAILABLE,
          "the proxy answers for " + offsets.size() + " of " + readings.size() + " records");
    }
    return new Receipt(readings.size() - rejected, rejected);
  }

  private synchronized int schemaId() {
    if (schemaId == 0) {
      JsonNode id = post(firstBody()).path("value_schema_id");
      if (!id.canConvertToInt()) {
        throw new EnergyException(
            ErrorCode.SERVER_UNAVAILABLE, "the proxy's first answer has no value_schema_id");
      }
      schemaId = id.asInt();
    }
    return schemaId;
  }

  private JsonNode post(byte[] body) {
    return Output.parse(ServerAnswers.taken(server, path, AVRO, body, NONE_REFUSED).body());
  }

  /** A reading of device 0, sent for the schema's id alone. */
  static byte[] firstBody() {
    String schema = SCHEMA.replace("\"", "\\\"");
    StringBuilder body = new StringBuilder(512);
    body.append("{\"value_schema\":\"").append(schema).append("\",\"records\":[");
    record(body, "0", 0, "0");
    return bytes(body.append("]}"));
  }

  static byte[] body(int schemaId, List<SimulatedReading> readings) {
    StringBuilder body = new StringBuilder(128 * (readings.size() + 1));
    body.append("{\"value_schema_id\":").append(schemaId).append(",\"records\":[");
    String separator = "";
    for (SimulatedReading each : readings) {
      body.append(separator);
      String value = each.kilowattHours().toPlainString();
      record(body, each.deviceId(), each.start() / 1000, value);
      separator = ",";
    }
    return bytes(body.append("]}"));
  }

  private static void record(StringBuilder body, String deviceId, long second, String value) {
    body.append("{\"value\":{\"device_id\":\"").append(deviceId);
    body.append("\",\"metric_time\":\"").append(second);
    body.append("\",\"metric_name\":\"").append(METRIC);
    body.append("\",\"metric_value\":\"").append(value).append("\"}}");
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
