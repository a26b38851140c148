package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How ranges are handed out: formats, pages, tags; and that both ways answer the same. */
class RangesIT {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int READINGS = 6_000; // more than are answered at once
  private static final String ALL = "/v1/devices/long/readings?from=2026-01-01&to=2026-03-04T12:00";
  private static final String DAY = "/v1/devices/long/readings?from=2026-01-05&to=2026-01-06";
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void postTwoMonths() {
    ServerCalls http = RunningServer.http();
    for (int from = 0; from < READINGS; from += RunningServer.MAX_READINGS) {
      StringBuilder values = new StringBuilder();
      for (int i = from; i < from + RunningServer.MAX_READINGS; i++) {
        values.append(i == from ? "" : ",").append(value(i));
      }
      http.post(
          "{\"device_id\":\"long\",\"start\":\"%s\",\"interval\":\"PT15M\",\"values\":[%s]}"
              .formatted(BEGIN.plusSeconds(900L * from), values));
    }
    HttpResponse<byte[]> last =
        http.await(
            SOON,
            answer ->
                ServerCalls.header(answer, "Readings-Present").equals(Integer.toString(READINGS)),
            ALL + "&format=csv");
    assertThat(ServerCalls.header(last, "Readings-Expected")).isEqualTo(Integer.toString(READINGS));
  }

  private static String value(int i) {
    return i / 1000 + "." + (100 + i % 900);
  }

  @Test
  void aLongAnswerIsWhole() {
    String csv = ServerCalls.text(http.get(ALL, "Accept", "text/csv"));
    String[] lines = csv.split("\r\n");
    assertThat(lines).hasSize(READINGS + 1);
    for (int i = 0; i < READINGS; i++) {
      assertThat(lines[i + 1])
          .isEqualTo("long,KWH,%s,%s,%s,actual".formatted(at(i), at(i + 1), value(i)));
    }
    String json = ServerCalls.text(http.get(ALL));
    assertThat(json.split("\"start\":")).hasSize(READINGS + 1);
    assertThat(json).endsWith("\"value\":5.699,\"quality\":\"actual\"}]}");
    String ndjson = ServerCalls.text(http.get(ALL, "Accept", "application/x-ndjson"));
    assertThat(ndjson.split("\n")).hasSize(READINGS);
    assertThat(ndjson)
        .startsWith(
            "{\"device_id\":\"long\",\"channel\":\"KWH\",\"start\":\"2026-01-01T00:00:00Z\","
                + "\"end\":\"2026-01-01T00:15:00Z\",\"value\":0.100,\"quality\":\"actual\"}\n");
  }

  private static String at(int i) {
    return BEGIN.plusSeconds(900L * i).toString();
  }

  @Test
  void parquetIsAFileOfItsOwn() {
    HttpResponse<byte[]> answer = http.get(ALL + "&format=parquet");
    byte[] file = answer.body();
    assertThat(ServerCalls.header(answer, "Content-Type"))
        .isEqualTo("application/vnd.apache.parquet");
    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(new String(file, file.length - 4, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains("readings_expected", "readings_present");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&zone=Europe/Berlin", "&zone=Asia/Kolkata", "&as_of=2199-12-31"})
  void theQuickWayAnswersAsTheUsualOneDoes(String more) {
    HttpResponse<byte[]> quick = http.get(DAY + more);
    HttpResponse<byte[]> usual = http.get(DAY + more + "&format=json");
    assertThat(ServerCalls.text(quick))
        .isEqualTo(ServerCalls.text(usual))
        .contains("\"expected\":96");
    for (String header : List.of("Content-Type", "Vary", "ETag")) {
      assertThat(ServerCalls.header(quick, header))
          .isEqualTo(ServerCalls.header(usual, header))
          .isNotEmpty();
    }
  }

  @Test
  void pagesFollowEachOtherInBothOrders() {
    List<String> ascending = pages(ALL + "&limit=2500&format=csv", 3);
    assertThat(ascending).hasSize(READINGS);
    List<String> descending = pages(ALL + "&limit=1000&format=csv&order=desc", 6);
    Collections.reverse(descending);
    assertThat(descending).isEqualTo(ascending);
  }

  private List<String> pages(String first, int count) {
    List<String> lines = new ArrayList<>();
    String question = first;
    for (int page = 1; page <= count; page++) {
      HttpResponse<byte[]> answer = http.get(question);
      String[] found = ServerCalls.text(answer).split("\r\n");
      lines.addAll(List.of(found).subList(1, found.length));
      Matcher next = NEXT.matcher(ServerCalls.header(answer, "Link"));
      assertThat(next.matches()).isEqualTo(page < count);
      question = page < count ? next.group(1) : question;
    }
    return lines;
  }

  @Test
  void aCursorOfAnotherQuestionIsRefused() {
    Matcher next = NEXT.matcher(ServerCalls.header(http.get(DAY + "&limit=10"), "Link"));
    assertThat(next.matches()).isTrue();
    assertThat(http.get(next.group(1)).statusCode()).isEqualTo(200);
    String other = next.group(1).replace("2026-01-06", "2026-01-07");
    Problems.check(http.get(other), 400, ErrorCode.PARAMETER_INVALID, "cursor");
    Problems.check(http.get(DAY + "&cursor=AAAA"), 400, ErrorCode.PARAMETER_INVALID, "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=many", "order=up", "format=xml", "as_of=then"})
  void aWrongParameterIsNamed(String parameter) {
    String field = parameter.substring(0, parameter.indexOf('='));
    Problems.check(http.get(DAY + "&" + parameter), 400, ErrorCode.PARAMETER_INVALID, field);
  }

  @Test
  void whatIsNotServedIsNotAcceptable() {
    Problems.check(http.get(DAY, "Accept", "image/png"), 406, ErrorCode.NOT_ACCEPTABLE, null);
  }

  @Test
  void anAnswerIsCompressedIfTheClientMayHaveItSo() throws IOException {
    HttpResponse<byte[]> packed = http.get(ALL, "Accept-Encoding", "gzip");
    assertThat(ServerCalls.header(packed, "Content-Encoding")).isEqualTo("gzip");
    GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed.body()));
    assertThat(plain.readAllBytes()).isEqualTo(http.get(ALL).body());
  }

  @Test
  void aTagHoldsUntilLateDataCome() {
    String day = "/v1/devices/tagged/readings?from=2026-02-01&to=2026-02-02";
    http.post("{\"device_id\":\"tagged\",\"start\":\"2026-02-01T10:00:00Z\",\"value\":1}");
    http.await(SOON, answer -> ServerCalls.text(answer).contains("\"present\":1"), day);
    String tag = ServerCalls.header(http.get(day), "ETag");
    assertThat(tag).matches("\"[0-9a-f]+\"");

    HttpResponse<byte[]> same = http.get(day, "If-None-Match", "\"x\", " + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(ServerCalls.header(same, "ETag")).isEqualTo(tag);
    assertThat(http.get(day, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(ServerCalls.header(http.get(day + "&order=desc"), "ETag")).isNotEqualTo(tag);

    http.post("{\"device_id\":\"tagged\",\"start\":\"2026-02-01T10:00:00Z\",\"value\":2}");
    HttpResponse<byte[]> late =
        http.await(SOON, answer -> answer.statusCode() == 200, day, "If-None-Match", tag);
    assertThat(ServerCalls.text(late)).contains("\"value\":2");
    assertThat(ServerCalls.header(late, "ETag")).isNotEmpty().isNotEqualTo(tag);
  }

  @Test
  void aRangeThatIsNotOverHasNoTag() {
    String open = "/v1/devices/long/readings?from=2026-03-01&to=2027-06-01";
    assertThat(ServerCalls.header(http.get(open), "ETag")).isEmpty();
  }

  @Test
  void manyDevicesAreALineASeries() {
    HttpResponse<byte[]> answer =
        query(
            "{\"device_ids\":[\"long\",\"nobody \\u00fc\"],\"from\":\"2026-01-05\","
                + "\"to\":\"2026-01-06\"}",
            "application/x-ndjson");
    String[] lines = ServerCalls.text(answer).split("\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).isEqualTo(ServerCalls.text(http.get(DAY)));
    assertThat(lines[1])
        .startsWith("{\"device_id\":\"nobody ü\",\"error\":{\"code\":\"DEVICE_UNKNOWN\"");
    HttpResponse<byte[]> csv =
        query(
            "{\"device_ids\":[\"long\",\"nobody\"],\"channels\":\"*\",\"from\":\"2026-01-05\","
                + "\"to\":\"2026-01-06\",\"quality\":[\"actual\"]}",
            "text/csv");
    assertThat(ServerCalls.text(csv))
        .isEqualTo(ServerCalls.text(http.get(DAY, "Accept", "text/csv")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"device_ids\":[],\"from\":\"2026-01-05\",\"to\":\"2026-01-06\"}",
        "{\"device_ids\":[\"\"],\"from\":\"2026-01-05\",\"to\":\"2026-01-06\"}",
        "{\"device_ids\":[null],\"from\":\"2026-01-05\",\"to\":\"2026-01-06\"}",
        "{\"device_ids\":[\"a\"],\"from\":\"2026-01-05\"}",
        "{\"device_ids\":[\"a\"],\"from\":\"2026-01-05\",\"to\":\"2026-01-06\",\"channel\":\"a\"}"
      })
  void aWrongQuestionForManyIsRefused(String body) {
    assertThat(query(body, "*/*").statusCode()).isEqualTo(400);
  }

  private HttpResponse<byte[]> query(String body, String accept) {
    return http.send(
        "POST",
        "/v1/readings/query",
        BodyPublishers.ofString(body),
        "Content-Type",
        ServerCalls.JSON,
        "Accept",
        accept);
  }
}
