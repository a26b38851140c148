package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every id that is taken is reached by the same text at every address; others at none. */
class DeviceIdsIT {
  private static final String DAY = "/readings?from=2026-01-01&to=2026-01-02&zone=UTC";

  private final ServerCalls http = RunningServer.http();
  private final InetSocketAddress server = RunningServer.address();

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String quoted(String id) {
    return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ids/slash/readings",
        "ids;v=2",
        "ids%2F",
        "ids+plus",
        "ids a blank",
        "ids\"quote'",
        "ids\\back",
        "ids?x=1&y#z",
        "ids.with..dots...",
        "...",
        "ids{brace}<>|^`~*:@,",
        "Zähler-東京-🔌",
        "SILENT",
        "readings",
        "query",
        "%2E%2E"
      })
  void oneTextReachesADeviceEverywhere(String id) {
    String path = "/v1/devices/" + encoded(id);
    http.post(
        "{\"device_id\":%s,\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}".formatted(quoted(id)));
    String[] questions = {
      path + DAY,
      path + DAY + "&order=desc", // not by the quick way
      path + "/usage?from=2026-01-01&to=2026-01-02",
      path + "/readings/history?from=2026-01-01&to=2026-01-02"
    };
    for (String question : questions) {
      HttpResponse<byte[]> answer =
          http.await(Duration.ofSeconds(10), each -> each.statusCode() == 200, question);
      assertThat(JsonLines.at(answer.body(), "/device_id")).as(question).isEqualTo(id);
    }
    HttpResponse<byte[]> put =
        http.send("PUT", path, BodyPublishers.ofString("{}"), "Content-Type", ServerCalls.JSON);
    assertThat(JsonLines.at(put.body(), "/device_id")).as(ServerCalls.text(put)).isEqualTo(id);
    assertThat(JsonLines.at(http.get(path).body(), "/device_id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "silent"})
  void anIdWithoutAnAddressIsRefusedAndCanBeErased(String id) {
    Problems.check(
        http.send(
            "PUT",
            "/v1/devices/" + encoded(id).replace(".", "%2E"),
            BodyPublishers.ofString("{}"),
            "Content-Type",
            ServerCalls.JSON),
        400,
        ErrorCode.DEVICE_ID_INVALID,
        "device_id");
    HttpResponse<byte[]> post =
        http.post(
            "{\"device_id\":%s,\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}"
                .formatted(quoted(id)));
    assertThat(ServerCalls.text(post)).contains("DEVICE_ID_INVALID");
    HttpResponse<byte[]> erased =
        http.send("DELETE", "/v1/devices?device_id=" + encoded(id), BodyPublishers.noBody());
    assertThat(JsonLines.at(erased.body(), "/device_id"))
        .as(ServerCalls.text(erased))
        .isEqualTo(id);
  }

  /** What some reader on the way would cut off or take away names another device. */
  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/devices/cut-off;v=2",
    "PUT, /v1/devices/cut-off;v=2",
    "GET, /v1/devices/cut-off;v=2/readings?from=2026-01-01&to=2026-01-02",
    "DELETE, /v1/devices;a=b/cut-off",
    "DELETE, /v1/devices/x/../cut-off",
    "DELETE, /v1/devices/x/%2e%2E/cut-off",
    "DELETE, /v1/devices/./cut-off",
    "DELETE, /v1/devices//cut-off",
    "DELETE, /v1/devices/cut-off/",
    "DELETE, /v1/devices/cut-off%FF",
    "DELETE, /v1/devices/cut-off%",
    "DELETE, /v1/devices/cut-off%2",
    "DELETE, /v1/devices/cut-off%zz",
    "GET, /v1/devices/%2E/readings?from=2026-01-01&to=2026-01-02",
    "GET, /v1/devices/%2E",
  })
  void anAddressThatCouldBeAnotherDevicesIsRefused(String method, String path) {
    String answer = RawHttp.exchange(server, method + " " + path);
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
    assertThat(answer).doesNotContain("erased_until");
  }

  @Test
  void rawBytesAreNoId() {
    byte[] utf8 = "Zähler".getBytes(StandardCharsets.UTF_8);
    String bytes = new String(utf8, StandardCharsets.ISO_8859_1);
    String answer = RawHttp.exchange(server, "GET /v1/devices/" + bytes + "/usage");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
  }
}
