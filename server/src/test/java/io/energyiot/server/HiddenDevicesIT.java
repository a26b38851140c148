package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.fixture.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device outside of a scope answers as one that does not exist, whatever is asked of it. */
class HiddenDevicesIT {
  /** Longer than the longest time for which a server may remember where a device belongs. */
  private static final Duration MOVED = Duration.ofSeconds(12);

  private static ScopedServer server;

  @BeforeAll
  static void start() {
    server = new ScopedServer();
  }

  @AfterAll
  static void stop() {
    server.close();
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
      String unknown = exchange(server.all(), question, "zz", more);
      for (String id : List.of("s1", "s2", "m1", "u1")) {
        assertThat(exchange(server.devices(), question, id, more))
            .isEqualTo(unknown.replace("zz", id));
        assertThat(exchange(server.north(), question, id, more))
            .isEqualTo(unknown.replace("zz", id));
      }
      assertThat(exchange(server.customer(), question, "m1", more))
          .isEqualTo(unknown.replace("zz", "m1"));
      assertThat(exchange(server.customer(), question, "n2", more))
          .isEqualTo(unknown.replace("zz", "n2"));
      String seen = sorted(exchange(server.all(), question, "n1", more));
      for (String each : List.of(server.devices(), server.north(), server.customer())) {
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
    String target = "/v1/devices/" + id + words[1].replace("RANGE", ScopedServer.RANGE);
    return RawHttp.exchange(
        server.guarded().address(),
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s"
            .formatted(words[0], target, credential, more),
        "");
  }

  @Test
  void whatIsSeenHasATagAndWhatIsHiddenHasNone() {
    String path = "/v1/devices/%s/readings?" + ScopedServer.RANGE;
    String tag = ServerCalls.header(server.get(server.north(), path.formatted("n1")), "ETag");
    assertThat(tag).isNotEmpty();
    String[] headers = {"Authorization", server.north(), "If-None-Match", tag};
    assertThat(server.http().get(path.formatted("n1"), headers).statusCode()).isEqualTo(304);
    String hidden = ServerCalls.header(server.get(server.all(), path.formatted("s1")), "ETag");
    String[] others = {"Authorization", server.north(), "If-None-Match", hidden};
    assertThat(server.http().get(path.formatted("s1"), others).statusCode()).isEqualTo(404);
  }

  @Test
  void amongManySeriesHiddenOnesFailAsUnknownOnes() {
    String channels = ",\"channels\":\"*\"}";
    for (String each :
        List.of(
            ScopedServer.question("n1", "s1", "zz"),
            ScopedServer.question("n1", "s1", "zz").replace("}", channels))) {
      HttpResponse<byte[]> answer =
          server.send(server.north(), "POST /v1/readings/query", ServerCalls.JSON, each);
      String[] lines = ServerCalls.text(answer).split("\n");
      assertThat(lines).hasSize(3);
      assertThat(lines[0]).contains("\"n1\"", "\"present\":96");
      assertThat(lines[1]).contains("DEVICE_UNKNOWN").isEqualTo(lines[2].replace("zz", "s1"));
    }
    HttpResponse<byte[]> rows =
        server.send(
            server.devices(),
            "POST /v1/readings/query?format=csv",
            ServerCalls.JSON,
            ScopedServer.question("s1", "n1", "u1"));
    assertThat(ServerCalls.text(rows).lines().skip(1))
        .hasSize(96)
        .allMatch(line -> line.startsWith("n1,"));
  }

  @Test
  void aDeviceThatMovesIsSeenAndHiddenWithinTenSeconds() {
    String readings = "/v1/devices/m1/readings?" + ScopedServer.RANGE;
    for (int status : new int[] {404, 200, 404}) {
      ScopedData.register(server.guarded().store(), "m1", status == 200 ? "north" : "south", "C-3");
      Await.await("m1 to answer " + status)
          .atMost(MOVED)
          .until(() -> server.get(server.north(), readings).statusCode(), found -> found == status);
      assertThat(server.get(server.north(), "/v1/devices/m1").statusCode()).isEqualTo(status);
    }
  }
}
