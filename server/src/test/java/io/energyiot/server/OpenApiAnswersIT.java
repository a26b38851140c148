package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the API answers as it is described, with no field that is not described. */
class OpenApiAnswersIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final String DEVICE = "/v1/devices/answering";
  private static final String DAY = "from=2026-01-01&to=2026-01-02&zone=UTC";
  private static final String PROXY = "application/vnd.kafka.json.v2+json";
  private static final String RECORDS = "{\"records\":[{\"value\":{\"device_id\":\"\"}}]}";
  private static final LoadReceipt LOAD = DescribedData.load();
  private static final String QUEUED = queued();

  private static final List<Call> CALLS =
      List.of(
          Call.get("readings", DEVICE + "/readings?" + DAY),
          Call.get("readings", DEVICE + "/readings?channel=*&" + DAY),
          Call.get("readings", DEVICE + "/readings?limit=1&as_of=2100-01-01&" + DAY),
          Call.get("readings", DEVICE + "/readings?format=ndjson&" + DAY),
          Call.get("readings", DEVICE + "/readings?format=csv&" + DAY),
          Call.get("readings", DEVICE + "/readings?format=parquet&" + DAY),
          Call.get("history", DEVICE + "/readings/history?" + DAY),
          Call.get("usage", DEVICE + "/usage?by=quarter-hour&as_of=2100-01-01&" + DAY),
          Call.get("usage", DEVICE + "/usage?period=P1D&from=2026-01-01&compare=previous"),
          Call.get("usage", DEVICE + "/usage?channel=XYZ&period=P1D&from=2026-01-01"),
          Call.post(
              "query_readings",
              "/v1/readings/query",
              ServerCalls.JSON,
              "{\"device_ids\":[\"answering\",\"nobody\"],"
                  + "\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}"),
          Call.post(
              "sendReadings",
              "/v1/readings",
              ServerCalls.NDJSON,
              "{\"device_id\":\"other\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}\n7\n"),
          Call.get("device", DEVICE),
          Call.get("devices", "/v1/devices?region=answers&limit=1"),
          Call.get("silentDevices", "/v1/devices/silent?since=2100-01-01&region=answers"),
          new Call("putDevice", "PUT", "/v1/devices/put", ServerCalls.JSON, "{\"tariff\":\"H0\"}"),
          Call.post("importDevices", "/v1/devices", "text/csv", "device_id,tariff\nput,H0\n,H0\n"),
          new Call("eraseDevice", "DELETE", "/v1/devices/erased", null, ""),
          new Call("eraseDeviceByParameter", "DELETE", "/v1/devices?device_id=erased", null, ""),
          Call.get("loads", "/v1/loads"),
          Call.get("load", "/v1/loads/" + LOAD.id()),
          Call.post(
              "queueLoad", "/v1/loads?name=a.csv", "text/csv", "A,2026-01-01 00:00:00,KWH,1\n"),
          Call.post(
              "queueLoad",
              "/v1/loads",
              ServerCalls.JSON,
              "{\"paths\":[\"" + RunningServer.LOADS + "/*.csv\"],\"dry_run\":true}"),
          new Call("cancelLoad", "DELETE", "/v1/loads/" + QUEUED, null, ""),
          Call.post("undoLoad", "/v1/loads/" + LOAD.id() + "/undo?dry_run=true", null, ""),
          Call.get("fleetProfile", "/v1/fleet/profile?day=" + DescribedData.DAY),
          Call.get("fleetLoad", "/v1/fleet/load?day=" + DescribedData.DAY),
          Call.get("fleetCompleteness", "/v1/fleet/completeness?day=" + DescribedData.DAY),
          Call.get("fleetTop", "/v1/fleet/top?day=" + DescribedData.DAY),
          Call.get("fleetFindings", "/v1/fleet/findings?finding=silent&day=" + DescribedData.DAY),
          Call.get(
              "fleetRollups", "/v1/fleet/rollups?from=" + DescribedData.DAY + "&to=2023-04-01"),
          Call.get("whoami", "/v1/whoami"),
          Call.get("audit", "/v1/audit?subject=answers"),
          Call.get("keys", "/v1/keys"),
          Call.post(
              "createKey",
              "/v1/keys",
              ServerCalls.JSON,
              "{\"name\":\"answers\",\"roles\":[\"read\"],\"scope\":[\"device=a\"],"
                  + "\"expires\":\"2100-01-01T00:00:00Z\"}"),
          new Call("revokeKey", "DELETE", "/v1/keys/" + key(), null, ""),
          Call.post("sendRecords", "/topics/meter_readings", PROXY, RECORDS),
          Call.post(
              "sendRecordsToPartition", "/topics/meter_readings/partitions/0", PROXY, RECORDS));

  /** The id of a load that waits. */
  private static String queued() {
    HttpResponse<byte[]> answer =
        RunningServer.http()
            .send(
                "POST",
                "/v1/loads",
                BodyPublishers.ofString("A,2026-01-01 00:00:00,KWH,1\n"),
                "Content-Type",
                "text/csv");
    return JsonLines.at(answer.body(), "/id");
  }

  /** The id of a key that may be revoked. */
  private static String key() {
    HttpResponse<byte[]> answer =
        RunningServer.http()
            .send(
                "POST",
                "/v1/keys",
                BodyPublishers.ofString("{\"name\":\"revoked\",\"roles\":[\"read\"]}"),
                "Content-Type",
                ServerCalls.JSON);
    return JsonLines.at(answer.body(), "/id");
  }

  private static Map<String, JsonNode> operations;
  private static JsonNode components;

  private final ServerCalls http = RunningServer.http();

  /**
   * A request to an operation.
   *
   * @param type of the body; null without one
   */
  private record Call(String operation, String method, String path, String type, String body) {
    static Call get(String operation, String path) {
      return new Call(operation, "GET", path, null, "");
    }

    static Call post(String operation, String path, String type, String body) {
      return new Call(operation, "POST", path, type, body);
    }
  }

  @BeforeAll
  static void read() throws IOException {
    try (EnergyStore store = RunningServer.openStore()) {
      DescribedData.writeTo(store, LOAD);
    }
    ServerCalls http = RunningServer.http();
    http.post(
        """
        {"device_id":"answering","start":"2026-01-01T00:00:00Z","value":1.50}
        {"device_id":"answering","start":"2026-01-01T00:10:00Z","value":2}
        {"device_id":"answering","start":"2026-01-01T05:00:00Z","quality":"missing"}
        {"device_id":"answering","start":"2026-01-01T00:00:00Z","channel":"XYZ","value":1}
        {"device_id":"erased","start":"2026-01-01T00:00:00Z","value":1}
        """);
    for (String device : List.of("answering", "second")) {
      http.send(
          "PUT",
          "/v1/devices/" + device,
          BodyPublishers.ofString("{\"region\":\"answers\",\"latitude\":1.5,\"longitude\":2}"),
          "Content-Type",
          ServerCalls.JSON);
    }
    http.await(
        Duration.ofSeconds(10), each -> each.statusCode() == 200, DEVICE + "/readings?" + DAY);
    JsonNode document = JSON.readTree(http.get("/q/openapi?format=json").body());
    refuseMore(document);
    components = document.get("components");
    operations = new TreeMap<>();
    for (JsonNode path : document.get("paths")) {
      path.forEach(each -> operations.put(each.path("operationId").asText(), each));
    }
  }

  /** Has every object that names its fields refuse all others. */
  private static void refuseMore(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApiAnswersIT::refuseMore);
  }

  static Stream<Call> calls() {
    return CALLS.stream();
  }

  @Test
  void everyOperationIsCalled() {
    Set<String> called = new TreeSet<>();
    CALLS.forEach(call -> called.add(call.operation()));
    assertThat(called).isEqualTo(operations.keySet());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theAnswerIsAsDescribed(Call call) throws IOException {
    String[] headers =
        call.type() == null ? new String[0] : new String[] {"Content-Type", call.type()};
    HttpResponse<byte[]> answer =
        http.send(call.method(), call.path(), BodyPublishers.ofString(call.body()), headers);
    String text = ServerCalls.text(answer);
    assertThat(answer.statusCode()).as(text).isBetween(200, 299);
    String type = ServerCalls.header(answer, "Content-Type").split(";", 2)[0];
    JsonNode response =
        operations.get(call.operation()).get("responses").path("" + answer.statusCode());
    assertThat(response.path("content").has(type))
        .as("%s answers %s, described is %s", call.operation(), type, response)
        .isTrue();
    JsonNode described = response.get("content").get(type).get("schema");
    assertThat(faults(described, documents(described, type, text))).as(text).isEmpty();
  }

  /** The JSON documents of an answer; none of one that is described as text. */
  private static List<String> documents(JsonNode described, String type, String text) {
    if (described.path("type").asText().equals("string")) {
      return List.of();
    }
    return type.equals(ServerCalls.NDJSON) ? text.lines().toList() : List.of(text);
  }

  private static List<String> faults(JsonNode described, List<String> documents)
      throws IOException {
    ObjectNode schema = described.deepCopy();
    schema.set("components", components);
    JsonSchema validator = SCHEMAS.getSchema(schema);
    List<String> faults = new ArrayList<>();
    for (String document : documents) {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      validator.validate(JSON.readTree(bytes)).forEach(fault -> faults.add(fault.toString()));
    }
    return faults;
  }
}
