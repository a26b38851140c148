package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms, encodings and sizes of bodies that bring readings. */
class PostFormsIT {
  private static final Duration READABLE = Duration.ofSeconds(5);
  private static final String CSV = "text/csv";

  private final ServerCalls http = RunningServer.http();

  private static byte[] utf8(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** A device's readings of 2026-01-01 UTC as CSV lines, once there are {@code count}. */
  private List<String> await(String device, int count) {
    HttpResponse<byte[]> answer =
        http.await(
            READABLE,
            each -> ServerCalls.text(each).lines().count() == count + 1,
            "/v1/devices/" + device + "/readings?from=2026-01-01&to=2026-01-02&zone=UTC",
            "Accept",
            CSV);
    List<String> lines = ServerCalls.text(answer).lines().skip(1).toList();
    assertThat(lines).as(ServerCalls.text(answer)).hasSize(count);
    return lines;
  }

  private static String line(String device, String from, String to, String rest) {
    return "%s,KWH,2026-01-01T%s:00Z,2026-01-01T%s:00Z,%s".formatted(device, from, to, rest);
  }

  @Test
  void compactObjectsGoWithSingleOnes() {
    String compact =
        "{'device_id':'compact','start':'2026-01-01T00:00:00Z','interval':'PT30M',"
            + "'values':[0.50,'1.5',null,'x',7],"
            + "'qualities':[null,'estimated','missing',null,'actual']}";
    String single = "{'device_id':'compact','start':'2026-01-01T03:00:00Z','value':9}";
    HttpResponse<byte[]> answer =
        http.post(ServerCalls.JSON, utf8("[" + compact + "," + single + "]"));
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(202);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("5");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo("0");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("VALUE_INVALID");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/field")).isEqualTo("values[3]");
    assertThat(JsonLines.at(answer.body(), "/rejected/1")).isNull();
    assertThat(await("compact", 5))
        .containsExactly(
            line("compact", "00:00", "00:30", "0.50,actual"),
            line("compact", "00:30", "01:00", "1.5,estimated"),
            line("compact", "01:00", "01:30", ",missing"),
            line("compact", "02:00", "02:30", "7,actual"),
            line("compact", "03:00", "03:15", "9,actual"));
  }

  @Test
  void csvIsTakenAsFilesHaveIt() {
    String lines =
        """
        csv,2026-01-01 00:00:00,KWH,1.10
        csv,2026-01-01T00:15:00+00:00,KWH,2
        """;
    String header = "device_id,metric_time,metric_name,metric_value\n";
    for (String body : new String[] {lines, header + lines}) {
      HttpResponse<byte[]> answer = http.post(CSV + "; charset=utf-8", utf8(body));
      assertThat(ServerCalls.text(answer)).isEqualTo("{\"accepted\":2,\"rejected\":[]}");
    }
    assertThat(await("csv", 2))
        .containsExactly(
            line("csv", "00:00", "00:15", "1.10,actual"),
            line("csv", "00:15", "00:30", "2,actual"));
  }

  /** A record on the topic has no room for them, so they would be lost. */
  @Test
  void aPostedQualityHasNoMethodOrReason() {
    String body =
        """
        device_id,metric_time,metric_name,metric_value,quality
        csv-method,2026-01-01T00:00:00Z,KWH,1,substituted:14
        csv-method,2026-01-01T00:15:00Z,KWH,2,substituted
        """;
    HttpResponse<byte[]> answer = http.post(CSV, utf8(body));
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("1");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("QUALITY_INVALID");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/detail")).contains("substituted:14");
    String json =
        "{'device_id':'json-method','start':'2026-01-01T00:00:00Z','value':1,"
            + "'quality':'substituted:14'}";
    assertThat(http.post(ServerCalls.JSON, utf8(json)).statusCode()).isEqualTo(400);
    assertThat(await("csv-method", 1))
        .containsExactly(line("csv-method", "00:15", "00:30", "2,substituted"));
  }

  @Test
  void csvHasItsZoneAndIntervalAndRejectsByLine() {
    String body =
        """
        device_id,metric_time,metric_name,metric_value
        csv-zone,2026-01-01 01:00:00,KWH,1
        csv-zone,2026-01-01 02:00:00,KWH,one
        """;
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings?zone=Europe/Berlin&interval=PT1H",
            BodyPublishers.ofByteArray(utf8(body)),
            "Content-Type",
            CSV);
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(202);
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo("2");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/field")).isEqualTo("metric_value");
    assertThat(await("csv-zone", 1))
        .containsExactly(line("csv-zone", "00:00", "01:00", "1,actual"));
  }

  @Test
  void csvThatRunsNewestFirstIsUnderstoodWhereTheClockShowsTimesTwice() {
    String[] times = {"03:00", "02:30", "02:00", "02:30", "02:00", "01:30"};
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < times.length; i++) {
      body.append("csv-night,2025-10-26 %s:00,KWH,%d%n".formatted(times[i], i));
    }
    body.append("csv-lone,2025-10-26 02:00:00,KWH,1\n");
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings?zone=Europe/Berlin&interval=PT30M",
            BodyPublishers.ofByteArray(utf8(body.toString())),
            "Content-Type",
            CSV);
    assertThat(JsonLines.at(answer.body(), "/accepted"))
        .as(ServerCalls.text(answer))
        .isEqualTo("6");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo("6");
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("START_AMBIGUOUS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone=Mars", "interval=soon"})
  void badParametersAreRefused(String query) {
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings?" + query,
            BodyPublishers.ofByteArray(utf8("d,2026-01-01 01:00:00,KWH,1\n")),
            "Content-Type",
            CSV);
    ErrorCode code = query.startsWith("zone") ? ErrorCode.ZONE_INVALID : ErrorCode.INTERVAL_INVALID;
    Problems.check(answer, 400, code, query.substring(0, query.indexOf('=')));
  }

  @Test
  void whatIsNotCsvIsRefused() {
    Problems.check(
        http.post(CSV, utf8("hello\nworld\n")), 400, ErrorCode.FILE_FORMAT_UNKNOWN, null);
  }

  @Test
  void csvStopsAtTheMostReadings() {
    String body = "csv-most,2026-01-01 00:00:00,KWH,1\n".repeat(RunningServer.MAX_READINGS + 9);
    HttpResponse<byte[]> answer = http.post(CSV, utf8(body));
    String max = Integer.toString(RunningServer.MAX_READINGS);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo(max);
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo(max);
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("TOO_LARGE");
    assertThat(JsonLines.at(answer.body(), "/rejected/1")).isNull();
  }

  @Test
  void zstdBodiesAreTaken() {
    byte[] body = utf8("zstd,2026-01-01 00:00:00,KWH,1\n");
    HttpResponse<byte[]> answer = http.post(CSV, Zstd.compress(body), "Content-Encoding", "zstd");
    assertThat(ServerCalls.text(answer)).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    await("zstd", 1);
  }

  @Test
  void damagedZstdIsRefused() {
    byte[] whole = Zstd.compress(utf8("zstd-cut,2026-01-01 00:00:00,KWH,1\n".repeat(100)));
    for (byte[] body : new byte[][] {Arrays.copyOf(whole, whole.length - 3), utf8("hello")}) {
      Problems.check(
          http.post(CSV, body, "Content-Encoding", "zstd"), 400, ErrorCode.CONTENT_INVALID, "body");
    }
  }

  @Test
  void aZstdBombIsRefused() {
    byte[] bomb = Zstd.compress(new byte[64 * RunningServer.MAX_BODY]);
    Problems.check(
        http.post(ServerCalls.NDJSON, bomb, "Content-Encoding", "zstd"),
        413,
        ErrorCode.TOO_LARGE,
        null);
  }

  /** Lines that gzip can't make small, so that a cut is far behind the first chunk. */
  private static String noise(String device, int readings) {
    Random random = new Random(4);
    return IntStream.range(0, readings)
        .mapToObj(i -> line(device, i, random.nextLong(1L << 62)))
        .collect(Collectors.joining());
  }

  private static String line(String device, int i, long value) {
    return "{'device_id':'%s','start':'2026-01-01T00:00:%02d.%03dZ','value':%d}\n"
        .formatted(device, i / 1000, i % 1000, value);
  }

  @Test
  void aBodyCutShortTellsWhatIsTaken() {
    byte[] whole = ServerCalls.gzip(utf8(noise("cut", 1900)));
    byte[] cut = Arrays.copyOf(whole, whole.length - 100);
    HttpResponse<byte[]> answer = http.post(ServerCalls.NDJSON, cut, "Content-Encoding", "gzip");
    Problems.check(answer, 400, ErrorCode.CONTENT_INVALID, "body");
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("1000");
    await("cut", 1000);
  }

  @RepeatedTest(100) // about one answer in fifteen got lost when the connection ended at once
  void aLengthOverTheLimitIsRefused() {
    byte[] large = new byte[4 * RunningServer.MAX_BODY];
    HttpResponse<byte[]> answer = http.post(ServerCalls.JSON, large);
    Problems.check(answer, 413, ErrorCode.TOO_LARGE, null);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isNull();
  }

  @Test
  void rejectsAreListedUpToALimitAndCounted() {
    HttpResponse<byte[]> refused = http.post("{}\n".repeat(1500));
    Problems.check(refused, 400, ErrorCode.NOTHING_ACCEPTED, null);
    String good = line("many-rejects", 1, 1).replace('\'', '"');
    HttpResponse<byte[]> answer = http.post("{}\n".repeat(1500) + good);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("1");
    assertThat(JsonLines.at(answer.body(), "/rejected_count")).isEqualTo("1500");
    for (HttpResponse<byte[]> each : List.of(refused, answer)) {
      assertThat(JsonLines.at(each.body(), "/rejected/999/index")).isEqualTo("999");
      assertThat(JsonLines.at(each.body(), "/rejected/1000")).isNull();
    }
  }
}
