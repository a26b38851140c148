package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings that are refused, and how. */
class PostErrorsIT {
  private static final String GOOD =
      "{\"device_id\":\"posted\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";

  private final ServerCalls http = RunningServer.http();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'device_id':'d','start':'2026-01-01T00:00Z','valeu':1 | FIELD_UNKNOWN | valeu",
        "'device_id':'d','start':'2026-01-01T00:00Z','value':'1,5' | VALUE_INVALID | value",
        "'device_id':'d','start':'2026-01-01T00:00Z' | VALUE_MISSING | value",
        "'device_id':'d','start':'2026-01-01T00:00','value':1 | START_INVALID | start",
        "'device_id':'d','start':1767225600,'value':1 | START_INVALID | start",
        "'start':'2026-01-01T00:00Z','value':1 | FIELD_MISSING | device_id",
        "'device_id':' d','start':'2026-01-01T00:00Z','value':1 | DEVICE_ID_INVALID | device_id",
        "'device_id':'d','start':'2026-01-01T00:00Z','value':1,'interval':'P1M'"
            + " | INTERVAL_INVALID | interval",
        "'device_id':'d','start':'2026-01-01T00:00Z','value':1,'quality':'fine'"
            + " | QUALITY_INVALID | quality",
        "'device_id':'d','start':'2026-01-01T00:00Z','value':1,'quality':'missing'"
            + " | VALUE_MISSING | value",
        "'device_id':'d','start':'2026-01-01T00:00Z','value':1,'channel':'k w h'"
            + " | CHANNEL_INVALID | channel"
      })
  void aBadReadingIsNamedByItsIndexAndTheOthersAreTaken(
      String fields, ErrorCode code, String field) {
    String bad = "{" + fields.replace('\'', '"') + "}";
    String[] bodies = {
      GOOD + "\n" + bad + "\n" + GOOD + "\n", "[" + GOOD + "," + bad + "," + GOOD + "]"
    };
    for (String body : bodies) {
      String type = body.startsWith("[") ? ServerCalls.JSON : ServerCalls.NDJSON;
      HttpResponse<byte[]> answer = http.post(type, utf8(body));
      assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(202);
      assertThat(ServerCalls.header(answer, "Content-Type"))
          .isEqualTo("application/json;charset=UTF-8");
      assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo("2");
      assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo("1");
      assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo(code.name());
      assertThat(JsonLines.at(answer.body(), "/rejected/0/field")).isEqualTo(field);
      assertThat(JsonLines.at(answer.body(), "/rejected/0/detail")).isNotBlank();
      assertThat(JsonLines.at(answer.body(), "/rejected/1")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "{\"device_id\":", "readings", "[{},{}]"})
  void nothingAcceptedIsARefusal(String body) {
    HttpResponse<byte[]> answer = http.post(ServerCalls.JSON, utf8(body));
    Problems.check(answer, 400, ErrorCode.NOTHING_ACCEPTED, null);
    assertThat(JsonLines.at(answer.body(), "/rejected")).isEqualTo("[");
    Problems.check(
        http.post(ServerCalls.NDJSON, utf8(body)), 400, ErrorCode.NOTHING_ACCEPTED, null);
  }

  @Test
  void aRefusalListsEachReading() {
    HttpResponse<byte[]> answer = http.post(ServerCalls.JSON, utf8("[{},{\"unit\":1}]"));
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("FIELD_MISSING");
    assertThat(JsonLines.at(answer.body(), "/rejected/1/index")).isEqualTo("1");
    assertThat(JsonLines.at(answer.body(), "/rejected/1/field")).isEqualTo("unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data"})
  void anotherMediaTypeIsUnsupported(String type) {
    Problems.check(http.post(type, utf8(GOOD)), 415, ErrorCode.MEDIA_TYPE_UNSUPPORTED, null);
  }

  @Test
  void anotherEncodingIsUnsupported() {
    Problems.check(
        http.post(ServerCalls.JSON, utf8(GOOD), "Content-Encoding", "br"),
        415,
        ErrorCode.MEDIA_TYPE_UNSUPPORTED,
        "Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {ServerCalls.JSON, ServerCalls.NDJSON})
  void damagedGzipIsRefused(String type) {
    byte[] whole = ServerCalls.gzip(utf8(GOOD));
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    byte[] wrong = whole.clone();
    wrong[whole.length - 5] ^= 1; // within the checksum
    for (byte[] body : new byte[][] {utf8(GOOD), cut, wrong, {}}) {
      Problems.check(
          http.post(type, body, "Content-Encoding", "gzip"),
          400,
          ErrorCode.CONTENT_INVALID,
          "body");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ServerCalls.JSON, ServerCalls.NDJSON})
  void aBodyOverTheLimitIsRefusedAsAWhole(String type) {
    byte[] body = new byte[RunningServer.MAX_BODY + 1];
    Arrays.fill(body, (byte) ' ');
    byte[] good = utf8(ServerCalls.JSON.equals(type) ? "[" + GOOD + "," : GOOD + "\n");
    System.arraycopy(good, 0, body, 0, good.length);
    body[body.length - 1] = ']';

    Problems.check(http.post(type, body), 413, ErrorCode.TOO_LARGE, null);
    Problems.check(
        http.post(type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
        413,
        ErrorCode.TOO_LARGE,
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {ServerCalls.JSON, ServerCalls.NDJSON})
  void aGzipBombIsRefused(String type) {
    byte[] blanks = new byte[64 * RunningServer.MAX_BODY];
    Arrays.fill(blanks, (byte) '\n');
    byte[] bomb = ServerCalls.gzip(blanks);
    assertThat(bomb).hasSizeLessThan(RunningServer.MAX_BODY / 10);
    Problems.check(
        http.post(type, bomb, "Content-Encoding", "gzip"), 413, ErrorCode.TOO_LARGE, null);
  }

  @Test
  void readingsOverTheLimitAreNotTaken() {
    String lines = (GOOD + "\n").repeat(RunningServer.MAX_READINGS + 2);
    HttpResponse<byte[]> answer = http.post(lines);
    assertThat(answer.statusCode()).isEqualTo(202);
    String max = Integer.toString(RunningServer.MAX_READINGS);
    assertThat(JsonLines.at(answer.body(), "/accepted")).isEqualTo(max);
    assertThat(JsonLines.at(answer.body(), "/rejected/0/index")).isEqualTo(max);
    assertThat(JsonLines.at(answer.body(), "/rejected/0/code")).isEqualTo("TOO_LARGE");
    assertThat(JsonLines.at(answer.body(), "/rejected/1")).isNull();
  }
}
