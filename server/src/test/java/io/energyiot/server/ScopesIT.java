package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.server.access.Operation;
import io.energyiot.server.access.Operations;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What identities with a scope are told. Their keys have the role admin, so that nothing but the
 * scope keeps them from anything.
 */
class ScopesIT {
  private static final String RANGE = "from=2026-01-01&to=2026-01-02";
  private static final String READING =
      "{\"device_id\":\"%s\",\"start\":\"2025-06-01T00:00:00Z\",\"value\":1}\n";
  private static final String PROXY_JSON = "application/vnd.kafka.json.v2+json";

  /** Longer than the longest time for which a server may remember where a device belongs. */
  private static final Duration MOVED = Duration.ofSeconds(12);

  /**
   * The answers to each operation about {@code u9}, which exists nowhere: for a scope of devices,
   * of a region, of a customer.
   */
  private static final String ANSWERS =
      """
      GET /v1/whoami | | 200 200 200
      POST /v1/readings | | 400 400 400
      POST /topics/{topic} | /topics/none | 403 403 403
      POST /topics/{topic}/partitions/{partition} | /topics/none/partitions/0 | 403 403 403
      POST /v1/readings/query | | 200 200 200
      GET /v1/devices | | 200 200 200
      GET /v1/devices/silent | /v1/devices/silent?since=2026-01-01 | 200 200 200
      GET /v1/devices/{device_id} | | 404 404 404
      GET /v1/devices/{device_id}/readings | /v1/devices/u9/readings?RANGE | 404 404 404
      GET /v1/devices/{device_id}/readings/history | /v1/devices/u9/readings/history?RANGE | 404 404 404
      GET /v1/devices/{device_id}/usage | | 404 404 404
      GET /v1/fleet/profile | /v1/fleet/profile?day=2026-01-01&group=region:north | 403 200 403
      GET /v1/fleet/load | /v1/fleet/load?day=2026-01-01&group=region:north | 403 200 403
      GET /v1/fleet/completeness | /v1/fleet/completeness?day=2026-01-01&group=region | 403 200 403
      GET /v1/fleet/top | /v1/fleet/top?day=2026-01-01&group=region:north | 403 200 403
      GET /v1/fleet/findings | /v1/fleet/findings?day=2026-01-01&finding=silent | 403 403 403
      GET /v1/fleet/rollups | | 403 403 403
      GET /v1/loads | | 403 403 403
      GET /v1/loads/{id} | | 403 403 403
      POST /v1/loads | | 403 403 403
      DELETE /v1/loads/{id} | | 403 403 403
      POST /v1/loads/{id}/undo | | 403 403 403
      POST /v1/devices | | 403 403 403
      PUT /v1/devices/{device_id} | | 403 403 403
      DELETE /v1/devices | /v1/devices?device_id=u9 | 403 403 403
      DELETE /v1/devices/{device_id} | | 403 403 403
      GET /v1/keys | | 403 403 403
      POST /v1/keys | | 403 403 403
      DELETE /v1/keys/{key_id} | | 403 403 403
      GET / | | 200 200 200
      GET /index.html | | 200 200 200
      GET /q/metrics | | 403 403 403
      GET /q/openapi | | 200 200 200
      GET /q/openapi.json | | 200 200 200
      GET /q/openapi.yaml | | 200 200 200
      GET /q/swagger-ui | | 302 302 302
      GET /q/swagger-ui/{file} | /q/swagger-ui/index.html | 200 200 200
      """;

  private static GuardedServer server;
  private static ServerCalls http;
  private static String all;
  private static String devices;
  private static String north;
  private static String customer;

  @BeforeAll
  static void start() {
    server = new GuardedServer();
    http = server.http();
    ScopedData.writeTo(server.store());
    all = "Bearer " + GuardedServer.TOKEN;
    devices = key("device=n1", "device=n2", "device=d1");
    north = key("region=north");
    customer = key("customer=C-1");
    http.await(
        Duration.ofSeconds(10),
        answer -> answer.statusCode() == 200,
        "/v1/devices/m1/readings?" + RANGE,
        "Authorization",
        all);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String key(String... scope) {
    return "Bearer " + server.key(List.of("admin"), scope).text().secret();
  }

  private static HttpResponse<byte[]> get(String credential, String target) {
    return http.get(target, "Authorization", credential);
  }

  private static HttpResponse<byte[]> send(
      String credential, String methodAndTarget, String type, String body, String... more) {
    String[] words = methodAndTarget.split(" ", 2);
    String[] headers = Arrays.copyOf(more, more.length + 4);
    headers[more.length] = "Authorization";
    headers[more.length + 1] = credential;
    headers[more.length + 2] = "Content-Type";
    headers[more.length + 3] = type;
    return http.send(words[0], words[1], BodyPublishers.ofString(body), headers);
  }

  /** Who adds an operation says here what those with a scope get of it. */
  @Test
  void everyOperationHasAnAnswerForEachScope() {
    Map<String, String[]> answers =
        ANSWERS
            .lines()
            .map(line -> line.split(" *\\| ?", -1))
            .collect(Collectors.toMap(words -> words[0], Function.identity()));
    for (Operation each : Operations.all()) {
      String name = each.method() + " " + each.path();
      assertThat(answers).as("what is told with a scope").containsKey(name);
      String[] expected = answers.get(name)[2].strip().split(" ", -1);
      List<String> keys = List.of(devices, north, customer);
      for (int i = 0; i < keys.size(); i++) {
        HttpResponse<byte[]> answer = ask(each, answers.get(name)[1], keys.get(i));
        assertThat(answer.statusCode())
            .as(name + " " + i + ": " + ServerCalls.text(answer))
            .isEqualTo(Integer.parseInt(expected[i]));
        if (answer.statusCode() == 403) {
          assertThat(ServerCalls.text(answer)).containsPattern("SCOPE_REFUSED|\"error_code\":403");
        }
      }
    }
  }

  private static HttpResponse<byte[]> ask(Operation operation, String target, String credential) {
    String path = target.isEmpty() ? operation.path() : target;
    String asked =
        path.replace("RANGE", RANGE).replace("{device_id}", "u9").replaceAll("\\{[a-z_]+}", "u9");
    if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
      return http.send(
          operation.method(), asked, BodyPublishers.noBody(), "Authorization", credential);
    }
    String body =
        switch (operation.path()) {
          case "/v1/readings" -> READING.formatted("u9");
          case "/v1/readings/query" -> question("u9");
          default -> "{\"records\":[{\"value\":{}}]}";
        };
    String type = asked.startsWith("/topics") ? PROXY_JSON : ServerCalls.JSON;
    return send(credential, operation.method() + " " + asked, type, body);
  }

  private static String question(String... ids) {
    return "{\"device_ids\":[\"%s\"],\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}"
        .formatted(String.join("\",\"", ids));
  }

  /** Compares whole answers, as they come from the wire. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET ",
        "HEAD /readings?RANGE",
        "GET /readings?RANGE",
        "GET /readings?RANGE&as_of=2026-01-02T00:00:00Z",
        "GET /readings?RANGE&channel=XYZ",
        "GET /readings?RANGE&channel=*",
        "GET /readings?RANGE&channel=KWH,XYZ",
        "GET /readings?RANGE&quality=actual&order=desc&limit=3",
        "GET /readings?RANGE&cursor=x&limit=3",
        "GET /readings?RANGE&format=csv",
        "GET /readings?RANGE&format=ndjson",
        "GET /readings?RANGE&format=parquet",
        "GET /readings?RANGE&format=exe",
        "GET /readings?from=2026-01-02&to=2026-01-01",
        "GET /readings?from=1990-01-01&to=2026-01-02",
        "GET /readings?from=2025-10-01&to=2026-01-02",
        "GET /readings/history?RANGE",
        "GET /readings/history?RANGE&channel=XYZ",
        "GET /usage",
        "GET /usage?period=P6M",
        "GET /usage?RANGE&by=hour&channel=XYZ",
        "GET /usage?RANGE&as_of=2026-01-02T00:00:00Z&compare=year",
        "GET /usage?RANGE&by=never"
      })
  void aDeviceOutsideTheScopeAnswersAsOneThatDoesNotExist(String question) {
    for (String more : List.of("", "If-None-Match: *\r\n", "Accept: text/csv\r\n")) {
      String unknown = exchange(all, question, "zz", more);
      for (String id : List.of("s1", "s2", "m1", "u1")) {
        assertThat(exchange(devices, question, id, more)).isEqualTo(unknown.replace("zz", id));
        assertThat(exchange(north, question, id, more)).isEqualTo(unknown.replace("zz", id));
      }
      assertThat(exchange(customer, question, "m1", more)).isEqualTo(unknown.replace("zz", "m1"));
      assertThat(exchange(customer, question, "n2", more)).isEqualTo(unknown.replace("zz", "n2"));
      String seen = sorted(exchange(all, question, "n1", more));
      for (String each : List.of(devices, north, customer)) {
        assertThat(sorted(exchange(each, question, "n1", more))).isEqualTo(seen);
      }
    }
  }

  /** The quick route and the usual one have headers in another order. */
  private static String sorted(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return answer.substring(0, end).lines().sorted().toList() + answer.substring(end);
  }

  private static String exchange(String credential, String question, String id, String more) {
    String[] words = question.split(" ", -1);
    String target = "/v1/devices/" + id + words[1].replace("RANGE", RANGE);
    return RawHttp.exchange(
        server.address(),
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s"
            .formatted(words[0], target, credential, more),
        "");
  }

  @Test
  void whatIsSeenHasATagAndWhatIsHiddenHasNone() {
    String path = "/v1/devices/%s/readings?" + RANGE;
    String tag = ServerCalls.header(get(north, path.formatted("n1")), "ETag");
    assertThat(tag).isNotEmpty();
    String[] headers = {"Authorization", north, "If-None-Match", tag};
    assertThat(http.get(path.formatted("n1"), headers).statusCode()).isEqualTo(304);
    String hidden = ServerCalls.header(get(all, path.formatted("s1")), "ETag");
    String[] others = {"Authorization", north, "If-None-Match", hidden};
    assertThat(http.get(path.formatted("s1"), others).statusCode()).isEqualTo(404);
  }

  @Test
  void answersAreKeptForNobodyElse() {
    for (String each :
        List.of("/v1/devices/n1/readings?" + RANGE, "/v1/devices", "/v1/devices/s1/usage")) {
      HttpResponse<byte[]> answer = get(north, each);
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private");
      assertThat(answer.headers().allValues("Vary"))
          .containsExactly("Authorization, Accept, Accept-Encoding");
    }
  }

  @Test
  void amongManySeriesHiddenOnesFailAsUnknownOnes() {
    String channels = ",\"channels\":\"*\"}";
    for (String each :
        List.of(question("n1", "s1", "zz"), question("n1", "s1", "zz").replace("}", channels))) {
      HttpResponse<byte[]> answer = send(north, "POST /v1/readings/query", ServerCalls.JSON, each);
      String[] lines = ServerCalls.text(answer).split("\n");
      assertThat(lines).hasSize(3);
      assertThat(lines[0]).contains("\"n1\"", "\"present\":96");
      assertThat(lines[1]).contains("DEVICE_UNKNOWN").isEqualTo(lines[2].replace("zz", "s1"));
    }
    HttpResponse<byte[]> rows =
        send(
            devices,
            "POST /v1/readings/query?format=csv",
            ServerCalls.JSON,
            question("s1", "n1", "u1"));
    assertThat(ServerCalls.text(rows).lines().skip(1))
        .hasSize(96)
        .allMatch(line -> line.startsWith("n1,"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/devices?limit=1, n1 n2, n1 n2, n1 s1 s2",
    "/v1/devices?region=north, n1 n2, n1 n2, n1",
    "/v1/devices?region=south, '', '', s1 s2",
    "/v1/devices?region=none, '', '', ''",
    "/v1/devices?customer=C-2&limit=1, n2, n2, ''",
    "'/v1/devices?bbox=-180,-90,180,90', '', '', ''",
    "/v1/devices/silent?since=2026-01-01, n2, n2, s2",
    "/v1/devices/silent?since=2026-01-02&limit=1, n1 n2, n1 n2, n1 s1 s2",
    "/v1/devices/silent?since=2026-01-02&region=south, '', '', s1 s2",
    "/v1/devices/silent?since=2026-01-02&customer=C-1, n1, n1, n1 s1 s2"
  })
  void listsHaveWhatIsSeen(String question, String ofDevices, String ofNorth, String ofCustomer) {
    assertThat(ids(devices, question)).isEqualTo(ofDevices);
    assertThat(ids(north, question)).isEqualTo(ofNorth);
    assertThat(ids(customer, question)).isEqualTo(ofCustomer);
  }

  /** The ids of all pages in order; m1 moves, and may or may not be there. */
  private static String ids(String credential, String question) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      HttpResponse<byte[]> page = get(credential, question + cursor);
      assertThat(page.statusCode()).as(ServerCalls.text(page)).isEqualTo(200);
      JsonLines.of(page.body()).stream()
          .filter(line -> line.matches("/devices/\\d+/device_id .*"))
          .map(line -> line.replaceAll(".* '|'$", ""))
          .filter(id -> !id.equals("m1"))
          .forEach(ids::add);
      String next = JsonLines.at(page.body(), "/next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return ids.stream().sorted().collect(Collectors.joining(" "));
  }

  @Test
  void readingsOfOthersAreRejectedAlone() {
    String lines = READING.formatted("n1") + READING.formatted("s1") + READING.formatted("zz");
    HttpResponse<byte[]> answer = send(north, "POST /v1/readings", ServerCalls.NDJSON, lines);
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(202);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("1");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo("1");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("SCOPE_REFUSED");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/detail"))
        .isEqualTo(JsonLines.at(answer.body(), "/rejected/1/detail").replace("zz", "s1"));
    String csv =
        """
        device_id,metric_time,metric_name,metric_value
        s1,2025-06-01 00:15:00,KWH,1
        n1,2025-06-01 00:15:00,KWH,1
        """;
    assertThat(
            JsonLines.at(send(devices, "POST /v1/readings", "text/csv", csv).body(), "/accepted"))
        .isEqualTo("1");
    String later = "/v1/devices/%s/readings?from=2025-05-31&to=2025-06-02&format=csv";
    Await.await("the readings of n1")
        .until(
            () -> ServerCalls.header(get(all, later.formatted("n1")), "Readings-Present"),
            present -> present.equals("2"));
    assertThat(ServerCalls.header(get(all, later.formatted("s1")), "Readings-Present"))
        .isEqualTo("0");
  }

  @Test
  void idempotencyKeysOfScopesAreTheirOwn() {
    String lines = READING.formatted("n1") + READING.formatted("m1");
    String[] key = {"Idempotency-Key", "shared"};
    send(all, "POST /v1/readings", ServerCalls.NDJSON, lines, key);
    HttpResponse<byte[]> scoped =
        send(north, "POST /v1/readings", ServerCalls.NDJSON, READING.formatted("n1"), key);
    assertThat(scoped.statusCode()).as(ServerCalls.text(scoped)).isEqualTo(202);
    assertThat(ServerCalls.header(scoped, "Idempotency-Replayed")).isEmpty();
    HttpResponse<byte[]> again =
        send(north, "POST /v1/readings", ServerCalls.NDJSON, READING.formatted("n1"), key);
    assertThat(ServerCalls.header(again, "Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void recordsOfOthersAreRefusedAlone() {
    String records =
        "{\"records\":[{\"value\":%s},{\"value\":%s},{\"value\":%s}]}"
            .formatted(READING.formatted("n2"), READING.formatted("s2"), READING.formatted("zz"));
    HttpResponse<byte[]> answer =
        send(north, "POST /topics/" + server.topic(), PROXY_JSON, records);
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    assertThat(JsonLines.at(answer.body(), "/offsets/0/error_code")).isEqualTo("null");
    assertThat(JsonLines.at(answer.body(), "/offsets/1/error_code")).isEqualTo("42203");
    assertThat(JsonLines.at(answer.body(), "/offsets/1/error"))
        .contains("SCOPE_REFUSED")
        .isEqualTo(JsonLines.at(answer.body(), "/offsets/2/error").replace("zz", "s2"));
  }

  @Test
  void theRegistryIsChangedForOwnDevicesOnly() {
    String same = "{\"region\":\"north\",\"customer\":\"C-2\"}";
    assertThat(send(devices, "PUT /v1/devices/n2", ServerCalls.JSON, same).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> other = send(devices, "PUT /v1/devices/s1", ServerCalls.JSON, same);
    Problems.check(other, 403, ErrorCode.SCOPE_REFUSED, null);
    assertThat(other.body())
        .isEqualTo(send(devices, "PUT /v1/devices/zz", ServerCalls.JSON, same).body());
    for (String id : List.of("n2", "s1", "zz")) {
      Problems.check(
          send(north, "PUT /v1/devices/" + id, ServerCalls.JSON, same),
          403,
          ErrorCode.SCOPE_REFUSED,
          null);
    }
    HttpResponse<byte[]> erased = send(devices, "DELETE /v1/devices/d1", ServerCalls.JSON, "");
    assertThat(erased.statusCode()).as(ServerCalls.text(erased)).isEqualTo(200);
  }

  @Test
  void resultsOfTheOwnGroupAreTold() {
    String profile = "/v1/fleet/profile?day=2026-01-01&group=region:";
    assertThat(get(north, profile + "north").body()).isEqualTo(get(all, profile + "north").body());
    HttpResponse<byte[]> south = get(north, profile + "south");
    Problems.check(south, 403, ErrorCode.SCOPE_REFUSED, null);
    assertThat(south.body()).isEqualTo(get(north, profile + "none").body());
    Problems.check(
        get(north, "/v1/fleet/profile?day=2026-01-01"), 403, ErrorCode.SCOPE_REFUSED, null);

    String groups = "/v1/fleet/completeness?day=2026-01-01&group=region";
    assertThat(ServerCalls.text(get(all, groups))).contains("north", "south");
    assertThat(ServerCalls.text(get(north, groups))).contains("north").doesNotContain("south");

    String top = "/v1/fleet/top?day=2026-01-01&limit=2&group=region:north";
    assertThat(ServerCalls.text(get(all, top))).contains("n1", "s1").doesNotContain("n2");
    assertThat(ServerCalls.text(get(north, top))).contains("n1", "n2").doesNotContain("s1");
  }

  @Test
  void aGroupWithoutResultsIsToldOfNoOther() {
    String profile = "/v1/fleet/profile?day=2026-01-01&group=region:west";
    assertThat(ServerCalls.text(get(all, profile))).contains("GROUP_UNKNOWN", "north", "south");
    assertThat(ServerCalls.text(get(key("region=west"), profile)))
        .contains("GROUP_UNKNOWN", "west")
        .doesNotContain("north", "south");
  }

  @Test
  void aDeviceThatMovesIsSeenAndHiddenWithinTenSeconds() {
    String readings = "/v1/devices/m1/readings?" + RANGE;
    for (int status : new int[] {404, 200, 404}) {
      ScopedData.register(server.store(), "m1", status == 200 ? "north" : "south", "C-3");
      Await.await("m1 to answer " + status)
          .atMost(MOVED)
          .until(() -> get(north, readings).statusCode(), found -> found == status);
      assertThat(get(north, "/v1/devices/m1").statusCode()).isEqualTo(status);
    }
  }
}
