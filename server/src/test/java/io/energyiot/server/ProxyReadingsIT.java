package io.energyiot.server;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the proxy acknowledges is stored; what can't be is refused in its record's answer. */
class ProxyReadingsIT {
  private static final String AVRO = "application/vnd.kafka.avro.v2+json";
  private static final String JSON = "application/vnd.kafka.json.v2+json";
  private static final String BINARY = "application/vnd.kafka.binary.v2+json";
  private static final String GOOD =
      "{'device_id':'%s','start':'2026-01-01T00:00:00Z','value':0.5}";

  private final ServerCalls http = RunningServer.http();

  private HttpResponse<byte[]> post(String type, String body) {
    HttpResponse<byte[]> reply =
        ProxyCalls.post(http, "meter_readings", type, body.replace('\'', '"'));
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    return reply;
  }

  private void awaitValue(String device, String value) {
    String path = "/v1/devices/" + device + "/readings?from=2026-01-01&to=2026-01-02&zone=UTC";
    await("the value of " + device)
        .untilAsserted(
            () -> assertThat(ServerCalls.text(http.get(path))).contains("\"value\":" + value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "union | [@null@,@string@] | @string@ | {'string':'0.5'} | '1767225600' | 0.5",
        "double | @double@ | {@type@:@long@,@logicalType@:@timestamp-millis@} | 0.1 |"
            + " 1767225600000 | 0.1"
      })
  void whatCanBeUnderstoodIsStored(
      String device, String valueType, String timeType, String value, String time, String stored)
      throws Exception {
    String schema =
        "{@type@:@record@,@name@:@Seed@,@fields@:[{@name@:@device_id@,@type@:@string@},"
            + "{@name@:@metric_time@,@type@:%s},{@name@:@metric_name@,@type@:@string@},"
                .formatted(timeType)
            + "{@name@:@metric_value@,@type@:%s},".formatted(valueType)
            + "{@name@:@unit@,@type@:@string@,@default@:@kWh@}]}";
    String body =
        "{'records':[{'value':{'device_id':'understood-%s','metric_time':%s,'metric_name':'KwH',"
                .formatted(device, time)
            + "'metric_value':%s,'unit':'kWh'}}],'value_schema':'%s'}".formatted(value, schema);
    HttpResponse<byte[]> reply = post(AVRO, body.replace("@", "\\\""));
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isEqualTo("null");
    awaitValue("understood-" + device, stored);
  }

  @Test
  void aRecordThatBreaksARuleIsRefusedAloneAndATombstoneStopsNothing() throws Exception {
    HttpResponse<byte[]> reply =
        post(
            JSON,
            "{'records':[{'value':{'deviceId':'x','start':'2026-01-01T00:00:00Z','value':1}},"
                + "{'key':'TOMB','value':null},{'value':%s}]}".formatted(GOOD.formatted("beside")));
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isEqualTo("42203");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/offset")).isEqualTo("null");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error")).contains("deviceId");
    assertThat(JsonLines.at(reply.body(), "/offsets/1/error_code")).isEqualTo("null");
    assertThat(JsonLines.at(reply.body(), "/offsets/2/error_code")).isEqualTo("null");
    awaitValue("beside", "0.5");
  }

  @Test
  void aBinaryRecordIsHeldToTheSameRules() throws Exception {
    String good = GOOD.formatted("binary").replace('\'', '"');
    String bad = good.replace("0.5", "\"one\"");
    HttpResponse<byte[]> reply =
        post(BINARY, "{'records':[{'value':'%s'},{'value':'%s'}]}".formatted(b64(bad), b64(good)));
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isEqualTo("42203");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error")).contains("VALUE_INVALID");
    assertThat(JsonLines.at(reply.body(), "/offsets/1/error_code")).isEqualTo("null");
    awaitValue("binary", "0.5");
  }

  private static String b64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void millisecondsInATextOfSecondsAreRefused() {
    String fields =
        "[{@name@:@device_id@,@type@:@string@},{@name@:@metric_time@,@type@:@string@},"
            + "{@name@:@metric_name@,@type@:@string@},{@name@:@metric_value@,@type@:@string@}]";
    String body =
        "{'value_schema':'{@type@:@record@,@name@:@Seed@,@fields@:"
            + fields
            + "}','records':["
            + "{'value':{'device_id':'ms','metric_time':'1767225600000','metric_name':'KwH',"
            + "'metric_value':'0.5'}}]}";
    HttpResponse<byte[]> reply = post(AVRO, body.replace("@", "\\\""));
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isEqualTo("42203");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error")).contains("START_INVALID");
  }

  @Test
  void ofAValueThatIsTooLongNothingIsKeptAndTheNextIsTaken() {
    HttpResponse<byte[]> reply =
        ProxyCalls.post(
            http,
            "meter_readings",
            JSON,
            "{\"records\":[{\"value\":["
                + "{},".repeat(300_000)
                + "{}]},"
                + "{\"value\":"
                + GOOD.formatted("after-long").replace('\'', '"')
                + "}]}");
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isNotEqualTo("null");
    assertThat(JsonLines.at(reply.body(), "/offsets/1/error_code")).isEqualTo("null");
  }
}
