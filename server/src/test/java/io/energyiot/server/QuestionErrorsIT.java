package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that are refused, and how. */
class QuestionErrorsIT {
  private static final String READINGS = "/v1/devices/asked/readings?from=2026-01-01&to=2026-01-02";

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void postAReading() {
    ServerCalls http = RunningServer.http();
    http.post("{\"device_id\":\"asked\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}");
    assertThat(
            http.await(Duration.ofSeconds(10), each -> each.statusCode() == 200, READINGS)
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "to=2026-01-02, from",
    "from=2026-01-01, to",
    "from=&to=2026-01-02, from",
    "from=yesterday&to=2026-01-02, from",
    "from=2026-02-30&to=2026-03-02, from",
    "from=2026-01-01&to=2026-01-02T25:00, to",
    "from=2026-01-01&to=2026-01-02T00:00:00%2B25:00, to",
    "from=1969-12-31T23:59:59Z&to=1970-01-02, from",
    "from=2026-01-01&to=2201-01-01, to",
    "from=2026-01-02&to=2026-01-02, to",
    "from=2026-01-02&to=2026-01-01, to",
    "from=2016-01-01&to=2026-01-01, from"
  })
  void aWrongRangeNamesItsParameter(String range, String field) {
    Problems.check(
        http.get("/v1/devices/asked/readings?" + range), 400, ErrorCode.PARAMETER_INVALID, field);
  }

  @ParameterizedTest
  @CsvSource({
    "period=P0D, PARAMETER_INVALID, period",
    "period=-P1M, PARAMETER_INVALID, period",
    "period=P999999999Y, PARAMETER_INVALID, period",
    "period=P9Y, PARAMETER_INVALID, from",
    "period=P1D&from=2026-01-01&to=2026-01-02, PARAMETER_INVALID, period",
    "period=month, PARAMETER_INVALID, period",
    "by=minute, PARAMETER_INVALID, by",
    "by=DAYS, PARAMETER_INVALID, by",
    "by=quarter-hour&period=P1Y, PARAMETER_INVALID, by",
    "fill=empty, PARAMETER_INVALID, fill",
    "compare=last, PARAMETER_INVALID, compare",
    "as_of=yesterday, PARAMETER_INVALID, as_of",
    "from=2026-01-02&to=2026-01-02, PARAMETER_INVALID, to",
    "to=2026-13-01, PARAMETER_INVALID, to",
    "zone=Mars/Olympus, ZONE_INVALID, zone",
    "zone=%2B25:00, ZONE_INVALID, zone",
    "channel=KWH%20IMPORT, CHANNEL_INVALID, channel",
    "channel=%C3%A9, CHANNEL_INVALID, channel"
  })
  void aWrongParameterOfUsageIsNamed(String query, ErrorCode code, String field) {
    Problems.check(http.get("/v1/devices/asked/usage?" + query), 400, code, field);
  }

  @Test
  void theRangesZoneAndChannelAreCheckedToo() {
    Problems.check(http.get(READINGS + "&zone=Berlin"), 400, ErrorCode.ZONE_INVALID, "zone");
    Problems.check(
        http.get(READINGS + "&channel=a%20b"), 400, ErrorCode.CHANNEL_INVALID, "channel");
  }

  @ParameterizedTest
  @CsvSource({"readings?from=2026-01-01&to=2026-01-02", "usage", "usage?to=2026-01-01"})
  void aDeviceOfWhichNothingCameIsUnknown(String question) {
    Problems.check(http.get("/v1/devices/nobody/" + question), 404, ErrorCode.DEVICE_UNKNOWN, null);
  }

  @ParameterizedTest
  @CsvSource({
    "%20",
    "%20padded",
    "a%0Ab",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  })
  void aDeviceIdThatNoneCanHaveIsRefused(String id) {
    Problems.check(
        http.get("/v1/devices/" + id + "/usage"), 400, ErrorCode.DEVICE_ID_INVALID, "device_id");
  }

  @ParameterizedTest
  @CsvSource({"/v1/device", "/v2/readings", "/nothing/here"})
  void anUnknownAddressIsNotFound(String path) {
    Problems.check(http.get(path), 404, ErrorCode.NOT_FOUND, null);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/readings",
    "PUT, /v1/readings",
    "DELETE, /v1/devices/asked/readings",
    "POST, /v1/devices/asked/usage",
    "PUT, /v1/devices/asked/readings/history",
    "PATCH, /v1/devices/asked",
    "PATCH, /v1/devices",
    "PUT, /v1/loads"
  })
  void anotherMethodIsNotAllowed(String method, String path) {
    HttpResponse<byte[]> answer = http.send(method, path, BodyPublishers.noBody());
    Problems.check(answer, 405, ErrorCode.METHOD_NOT_ALLOWED, null);
    assertThat(ServerCalls.header(answer, "Allow")).contains("OPTIONS").doesNotContain(method);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/readings | OPTIONS, POST",
        "/v1/devices | DELETE, GET, HEAD, OPTIONS, POST",
        "/v1/devices/asked | DELETE, GET, HEAD, OPTIONS, PUT",
        "/v1/devices/asked/readings | GET, HEAD, OPTIONS",
        "/v1/devices/silent/usage | GET, HEAD, OPTIONS",
        "/topics/x/partitions/1 | OPTIONS, POST"
      })
  void anAddressTellsItsMethods(String path, String allow) {
    HttpResponse<byte[]> answer = http.send("OPTIONS", path, BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(ServerCalls.header(answer, "Allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/devices/asked/usage?zonne=Asia/Tokyo, zonne, zone",
    "/v1/devices/asked/usage?form=2026-01-01, form, from",
    "/v1/devices/asked/usage?From=2026-01-01, From, from",
    "/v1/devices/asked/usage?limit=3, limit, fill",
    "/v1/devices/asked/readings?from=2026-01-01&to=2026-01-02&chanel=KWH, chanel, channel",
    "/v1/devices/asked/readings?from=2026-01-01&to=2026-01-02&asof=2026-01-01, asof, as_of",
    "/v1/devices/asked/readings/history?from=2026-01-01&to=2026-01-02&as_of=2026-01-02, as_of, to",
    "/v1/devices?regoin=x, regoin, region",
    "/v1/devices/silent?since=2026-01-01&custmer=x, custmer, customer",
    "/v1/loads?lmit=1, lmit, limit",
    "/v1/fleet/profile?day=2026-01-01&zone=UTC, zone, day",
    "/v1/fleet/load?day=2026-01-01&by=hour, by, day",
  })
  void anUnknownParameterIsRefusedWithTheNearestName(String path, String field, String nearest) {
    HttpResponse<byte[]> answer = http.get(path);
    Problems.check(answer, 400, ErrorCode.PARAMETER_INVALID, field);
    assertThat(JsonLines.at(answer.body(), "/detail")).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "zone=UTC&zone=Asia/Tokyo, zone",
    "from=2026-01-02, from",
    "as_of=2026-01-01&as_of=2026-01-02, as_of"
  })
  void aParameterOfOneValueIsNotGivenTwice(String more, String field) {
    Problems.check(http.get(READINGS + "&" + more), 400, ErrorCode.PARAMETER_INVALID, field);
  }

  @Test
  void postsRefuseUnknownParametersToo() {
    String reading = "{\"device_id\":\"asked\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";
    HttpResponse<byte[]> post =
        http.send(
            "POST",
            "/v1/readings?zon=UTC",
            BodyPublishers.ofString(reading),
            "Content-Type",
            ServerCalls.JSON);
    Problems.check(post, 400, ErrorCode.PARAMETER_INVALID, "zon");
    HttpResponse<byte[]> proxy =
        http.send(
            "POST",
            "/topics/meter_readings?partition=1",
            BodyPublishers.ofString("{\"records\":[]}"),
            "Content-Type",
            "application/vnd.kafka.json.v2+json");
    assertThat(proxy.statusCode()).isEqualTo(400);
    assertThat(JsonLines.at(proxy.body(), "/error_code")).isEqualTo("400");
  }

  @Test
  void whatIsNotServedIsNotAcceptable() {
    Problems.check(
        http.get(READINGS, "Accept", "application/xml"), 406, ErrorCode.NOT_ACCEPTABLE, null);
    Problems.check(
        http.get("/v1/devices/asked/usage", "Accept", "text/html"),
        406,
        ErrorCode.NOT_ACCEPTABLE,
        null);
  }

  @Test
  void whatIsNotTakenIsNotCompressed() {
    String coding = "Content-Encoding";
    String refused =
        ServerCalls.header(http.get(READINGS, "Accept-Encoding", "gzip;q=0, zstd"), coding);
    assertThat(refused).isIn("", "identity");
    String usage = "/v1/devices/asked/usage?period=P1M";
    assertThat(ServerCalls.header(http.get(usage, "Accept-Encoding", "gzip"), coding))
        .isEqualTo("gzip");
    assertThat(ServerCalls.header(http.get(usage, "Accept-Encoding", "gzip"), "Vary"))
        .contains("Accept-Encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'devices':['X'],'from':'2026-01-01','to':'2026-01-02'} | FIELD_UNKNOWN | devices",
        "{'device_ids':'X','from':'2026-01-01','to':'2026-01-02'} | JSON_INVALID | device_ids",
        "{'device_ids':['X'],'from':{},'to':'2026-01-02'} | JSON_INVALID | from",
        "{'device_ids':['X'],'device_ids':['Y'],'from':'2026-01-01','to':'2026-01-02'} | JSON_INVALID |",
        "['X'] | JSON_INVALID |"
      })
  void aQuestionForManyIsRefusedInTheUsersWords(String body, ErrorCode code, String field) {
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings/query",
            BodyPublishers.ofString(body.replace('\'', '"')),
            "Content-Type",
            ServerCalls.JSON);
    Problems.check(answer, 400, code, field);
    assertThat(ServerCalls.text(answer)).doesNotContain("io.energyiot").doesNotContain("class ");
    if (code == ErrorCode.FIELD_UNKNOWN) {
      assertThat(ServerCalls.text(answer)).contains("did you mean device_ids");
    }
  }
}
