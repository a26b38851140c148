package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small bodies that would become large, or take long, if somebody believed them. The server has a
 * heap of 256 MiB, and must answer all of them and still live.
 */
class BombsIT {
  private static final int LONG = 900_000;
  private static final int UNPACKED = 300 << 20;
  private static final String PROXY = "application/vnd.kafka.json.v2+json";

  private final ServerCalls http = RunningServer.http();

  /**
   * An operation that reads a body.
   *
   * @param before the bomb, in a good body
   * @param after it
   */
  private record Target(String method, String path, String type, String before, String after) {
    @Override
    public String toString() {
      return method + " " + path + " " + type;
    }
  }

  private static List<Target> json() {
    return List.of(
        new Target(
            "POST", "/v1/readings", ServerCalls.JSON, "{\"device_id\":\"b\",\"value\":", "}"),
        new Target("POST", "/v1/readings", ServerCalls.NDJSON, "{\"value\":", "}"),
        new Target("POST", "/v1/readings/query", ServerCalls.JSON, "{\"channels\":", "}"),
        new Target("POST", "/v1/keys", ServerCalls.JSON, "{\"name\":", "}"),
        new Target("POST", "/v1/loads", ServerCalls.JSON, "{\"paths\":", "}"),
        new Target("PUT", "/v1/devices/bomb", ServerCalls.JSON, "{\"latitude\":", "}"),
        new Target("POST", "/topics/meter_readings", PROXY, "{\"records\":[{\"value\":", "}]}"));
  }

  static Stream<Arguments> jsonBombs() {
    List<Arguments> all = new ArrayList<>();
    for (Target target : json()) {
      all.add(Arguments.of(target, "depth of lists", "[".repeat(LONG)));
      all.add(Arguments.of(target, "depth of objects", "{\"a\":".repeat(LONG / 5)));
      all.add(Arguments.of(target, "digits", "9".repeat(LONG)));
      all.add(Arguments.of(target, "decimals", "0." + "9".repeat(LONG)));
      all.add(Arguments.of(target, "exponent", "1e999999999"));
      all.add(Arguments.of(target, "small exponent", "1e-999999999"));
      all.add(Arguments.of(target, "name", "{\"" + "n".repeat(LONG) + "\":1}"));
      all.add(Arguments.of(target, "names", "{" + names() + "\"z\":1}"));
    }
    return all.stream();
  }

  /** Many names with few different hashes. */
  private static String names() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 1 << 14; i++) {
      names.append('"');
      for (int bit = 0; bit < 14; bit++) {
        names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.append("\":1,");
    }
    return names.toString();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("jsonBombs")
  void aJsonBombIsRefused(Target target, String kind, String bomb) {
    HttpResponse<byte[]> answer =
        send(target, (target.before() + bomb + target.after()).getBytes(UTF_8));
    assertThat(answer.statusCode()).as("%s: %s", kind, start(answer)).isBetween(200, 422);
    assertThat(answer.body()).hasSizeLessThan(100_000);
    if (!target.path().startsWith("/topics")) { // whose records are refused one by one
      assertThat(answer.statusCode()).as(start(answer)).isGreaterThanOrEqualTo(400);
    }
    assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  static Stream<Target> packed() {
    List<Target> all = new ArrayList<>(json());
    all.removeIf(each -> each.path().equals("/v1/loads")); // takes no Content-Encoding
    all.add(new Target("POST", "/v1/readings", "text/csv", "device_id,", ""));
    all.add(new Target("POST", "/v1/devices", "text/csv", "device_id\n", ""));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("packed")
  void aGzipBombIsRefused(Target target) {
    byte[] body = new byte[UNPACKED];
    Arrays.fill(body, (byte) ' ');
    byte[] before = target.before().getBytes(UTF_8);
    System.arraycopy(before, 0, body, 0, before.length);
    HttpResponse<byte[]> answer = send(target, ServerCalls.gzip(body), "Content-Encoding", "gzip");
    assertThat(answer.statusCode()).as(start(answer)).isIn(400, 413);
    assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> send(Target target, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", target.type()));
    all.addAll(List.of(headers));
    return http.send(
        target.method(),
        target.path(),
        BodyPublishers.ofByteArray(body),
        all.toArray(String[]::new));
  }

  private static String start(HttpResponse<byte[]> answer) {
    String text = ServerCalls.text(answer);
    return text.substring(0, Math.min(200, text.length()));
  }
}
