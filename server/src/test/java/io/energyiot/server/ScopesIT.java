package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.server.access.Operation;
import io.energyiot.server.access.Operations;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What identities with a scope are told by each operation, and what they may send and change.
 * {@link HiddenDevicesIT} has the devices that they don't see.
 */
class ScopesIT {
  private static final String READING =
      "{\"device_id\":\"%s\",\"start\":\"2025-06-01T00:00:00Z\",\"value\":1}\n";
  private static final String PROXY_JSON = "application/vnd.kafka.json.v2+json";

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
      GET /v1/audit | | 403 403 403
      GET /v1/keys | | 403 403 403
      POST /v1/keys | | 403 403 403
      DELETE /v1/keys/{key_id} | | 403 403 403
      GET /q/metrics | | 403 403 403
      GET /q/openapi | | 200 200 200
      GET /q/openapi.json | | 200 200 200
      GET /q/openapi.yaml | | 200 200 200
      GET /q/swagger-ui | | 302 302 302
      GET /q/swagger-ui/{file} | /q/swagger-ui/index.html | 200 200 200
      """;

  private static ScopedServer server;

  @BeforeAll
  static void start() {
    server = new ScopedServer();
  }

  @AfterAll
  static void stop() {
    server.close();
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
      List<String> keys = List.of(server.devices(), server.north(), server.customer());
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
        path.replace("RANGE", ScopedServer.RANGE)
            .replace("{device_id}", "u9")
            .replaceAll("\\{[a-z_]+}", "u9");
    if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
      return server
          .http()
          .send(operation.method(), asked, BodyPublishers.noBody(), "Authorization", credential);
    }
    String body =
        switch (operation.path()) {
          case "/v1/readings" -> READING.formatted("u9");
          case "/v1/readings/query" -> ScopedServer.question("u9");
          default -> "{\"records\":[{\"value\":{}}]}";
        };
    String type = asked.startsWith("/topics") ? PROXY_JSON : ServerCalls.JSON;
    return server.send(credential, operation.method() + " " + asked, type, body);
  }

  @Test
  void answersAreKeptForNobodyElse() {
    for (String each :
        List.of(
            "/v1/devices/n1/readings?" + ScopedServer.RANGE,
            "/v1/devices",
            "/v1/devices/s1/usage")) {
      HttpResponse<byte[]> answer = server.get(server.north(), each);
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private");
      assertThat(answer.headers().allValues("Vary"))
          .containsExactly("Authorization, Accept, Accept-Encoding");
    }
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
    assertThat(ids(server.devices(), question)).isEqualTo(ofDevices);
    assertThat(ids(server.north(), question)).isEqualTo(ofNorth);
    assertThat(ids(server.customer(), question)).isEqualTo(ofCustomer);
  }

  /** The ids of all pages, in order. */
  private static String ids(String credential, String question) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      HttpResponse<byte[]> page = server.get(credential, question + cursor);
      assertThat(page.statusCode()).as(ServerCalls.text(page)).isEqualTo(200);
      JsonLines.of(page.body()).stream()
          .filter(line -> line.matches("/devices/\\d+/device_id .*"))
          .map(line -> line.replaceAll(".* '|'$", ""))
          .forEach(ids::add);
      String next = JsonLines.at(page.body(), "/next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return ids.stream().sorted().collect(Collectors.joining(" "));
  }

  @Test
  void readingsOfOthersAreRejectedAlone() {
    String lines = READING.formatted("n1") + READING.formatted("s1") + READING.formatted("zz");
    HttpResponse<byte[]> answer =
        server.send(server.north(), "POST /v1/readings", ServerCalls.NDJSON, lines);
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
            JsonLines.at(
                server.send(server.devices(), "POST /v1/readings", "text/csv", csv).body(),
                "/accepted"))
        .isEqualTo("1");
    String later = "/v1/devices/%s/readings?from=2025-05-31&to=2025-06-02&format=csv";
    Await.await("the readings of n1")
        .until(
            () ->
                ServerCalls.header(
                    server.get(server.all(), later.formatted("n1")), "Readings-Present"),
            present -> present.equals("2"));
    assertThat(
            ServerCalls.header(server.get(server.all(), later.formatted("s1")), "Readings-Present"))
        .isEqualTo("0");
  }

  @Test
  void idempotencyKeysOfScopesAreTheirOwn() {
    String lines = READING.formatted("n1") + READING.formatted("m1");
    String[] key = {"Idempotency-Key", "shared"};
    server.send(server.all(), "POST /v1/readings", ServerCalls.NDJSON, lines, key);
    HttpResponse<byte[]> scoped =
        server.send(
            server.north(), "POST /v1/readings", ServerCalls.NDJSON, READING.formatted("n1"), key);
    assertThat(scoped.statusCode()).as(ServerCalls.text(scoped)).isEqualTo(202);
    assertThat(ServerCalls.header(scoped, "Idempotency-Replayed")).isEmpty();
    HttpResponse<byte[]> again =
        server.send(
            server.north(), "POST /v1/readings", ServerCalls.NDJSON, READING.formatted("n1"), key);
    assertThat(ServerCalls.header(again, "Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void recordsOfOthersAreRefusedAlone() {
    String records =
        "{\"records\":[{\"value\":%s},{\"value\":%s},{\"value\":%s}]}"
            .formatted(READING.formatted("n2"), READING.formatted("s2"), READING.formatted("zz"));
    HttpResponse<byte[]> answer =
        server.send(
            server.north(), "POST /topics/" + server.guarded().topic(), PROXY_JSON, records);
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
    assertThat(
            server
                .send(server.devices(), "PUT /v1/devices/n2", ServerCalls.JSON, same)
                .statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> other =
        server.send(server.devices(), "PUT /v1/devices/s1", ServerCalls.JSON, same);
    Problems.check(other, 403, ErrorCode.SCOPE_REFUSED, null);
    assertThat(other.body())
        .isEqualTo(
            server.send(server.devices(), "PUT /v1/devices/zz", ServerCalls.JSON, same).body());
    for (String id : List.of("n2", "s1", "zz")) {
      Problems.check(
          server.send(server.north(), "PUT /v1/devices/" + id, ServerCalls.JSON, same),
          403,
          ErrorCode.SCOPE_REFUSED,
          null);
    }
    HttpResponse<byte[]> erased =
        server.send(server.devices(), "DELETE /v1/devices/d1", ServerCalls.JSON, "");
    assertThat(erased.statusCode()).as(ServerCalls.text(erased)).isEqualTo(200);
  }

  @Test
  void resultsOfTheOwnGroupAreTold() {
    String profile = "/v1/fleet/profile?day=2026-01-01&group=region:";
    assertThat(server.get(server.north(), profile + "north").body())
        .isEqualTo(server.get(server.all(), profile + "north").body());
    HttpResponse<byte[]> south = server.get(server.north(), profile + "south");
    Problems.check(south, 403, ErrorCode.SCOPE_REFUSED, null);
    assertThat(south.body()).isEqualTo(server.get(server.north(), profile + "none").body());
    Problems.check(
        server.get(server.north(), "/v1/fleet/profile?day=2026-01-01"),
        403,
        ErrorCode.SCOPE_REFUSED,
        null);

    String groups = "/v1/fleet/completeness?day=2026-01-01&group=region";
    assertThat(ServerCalls.text(server.get(server.all(), groups))).contains("north", "south");
    assertThat(ServerCalls.text(server.get(server.north(), groups)))
        .contains("north")
        .doesNotContain("south");

    String top = "/v1/fleet/top?day=2026-01-01&limit=2&group=region:north";
    assertThat(ServerCalls.text(server.get(server.all(), top)))
        .contains("n1", "s1")
        .doesNotContain("n2");
    assertThat(ServerCalls.text(server.get(server.north(), top)))
        .contains("n1", "n2")
        .doesNotContain("s1");
  }

  @Test
  void aGroupWithoutResultsIsToldOfNoOther() {
    String profile = "/v1/fleet/profile?day=2026-01-01&group=region:west";
    assertThat(ServerCalls.text(server.get(server.all(), profile)))
        .contains("GROUP_UNKNOWN", "north", "south");
    assertThat(ServerCalls.text(server.get(server.key("region=west"), profile)))
        .contains("GROUP_UNKNOWN", "west")
        .doesNotContain("north", "south");
  }
}
