package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that carry a key are done once. */
class IdempotencyIT {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern ACCEPTED =
      Pattern.compile("energy_readings_accepted_total(?:\\{.*})? (\\S+)");

  private final ServerCalls http = RunningServer.http();
  private final String key = UUID.randomUUID().toString();

  private static String reading(int value) {
    return "{\"device_id\":\"keyed\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":" + value + "}";
  }

  private HttpResponse<byte[]> post(String body, String itsKey) {
    return http.post(ServerCalls.NDJSON, body.getBytes(StandardCharsets.UTF_8), KEY, itsKey);
  }

  /** How many readings were put on the topic since the server started. */
  private long published() {
    Matcher found = ACCEPTED.matcher(ServerCalls.text(http.get("/q/metrics")));
    assertThat(found.find()).isTrue();
    return (long) Double.parseDouble(found.group(1));
  }

  @Test
  void theFirstAnswerIsGivenAgainAndNothingIsPublished() {
    long before = published();
    HttpResponse<byte[]> first = post(reading(1) + "\n{}\n", key);
    assertThat(first.statusCode()).as(ServerCalls.text(first)).isEqualTo(202);
    assertThat(ServerCalls.header(first, REPLAYED)).isEmpty();
    HttpResponse<byte[]> again = post(reading(1) + "\n{}\n", key);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(ServerCalls.header(again, REPLAYED)).isEqualTo("true");
    assertThat(ServerCalls.header(again, "Content-Type"))
        .isEqualTo(ServerCalls.header(first, "Content-Type"));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(JsonLines.at(again.body(), "/rejected/0/code")).isEqualTo("FIELD_MISSING");
    assertThat(published() - before).isEqualTo(1);
  }

  @Test
  void aRefusalIsAnAnswerToo() {
    HttpResponse<byte[]> first = post("{}", key);
    HttpResponse<byte[]> again = post("{}", key);
    assertThat(ServerCalls.header(again, REPLAYED)).isEqualTo("true");
    for (HttpResponse<byte[]> each : List.of(first, again)) {
      Problems.check(each, 400, ErrorCode.NOTHING_ACCEPTED, null);
    }
  }

  @Test
  void anotherRequestWithTheKeyIsRefused() {
    assertThat(post(reading(1), key).statusCode()).isEqualTo(202);
    Problems.check(post(reading(2), key), 422, ErrorCode.IDEMPOTENCY_KEY_REUSED, KEY);
    byte[] asDocument = reading(1).getBytes(StandardCharsets.UTF_8);
    Problems.check(
        http.post(ServerCalls.JSON, asDocument, KEY, key),
        422,
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        KEY);
    assertThat(ServerCalls.header(post(reading(1), key), REPLAYED)).isEqualTo("true");
  }

  @Test
  void aFailedRequestGivesItsKeyBack() {
    byte[] body = reading(1).getBytes(StandardCharsets.UTF_8);
    Problems.check(
        http.post(ServerCalls.NDJSON, body, KEY, key, "Content-Encoding", "gzip"),
        400,
        ErrorCode.CONTENT_INVALID,
        "body");
    assertThat(post(reading(1), key).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "two\twords"})
  void aKeyIsVisibleAscii(String bad) {
    HttpResponse<byte[]> answer = post(reading(1), bad);
    Problems.check(answer, 400, ErrorCode.IDEMPOTENCY_KEY_INVALID, KEY);
  }

  @Test
  void aKeyHasUpTo255Characters() {
    String longest = key + "k".repeat(255 - key.length());
    assertThat(post(reading(1), longest).statusCode()).isEqualTo(202);
    Problems.check(post(reading(1), longest + "k"), 400, ErrorCode.IDEMPOTENCY_KEY_INVALID, KEY);
  }

  @Test
  void ofManyAtOnceExactlyOneIsDone() throws InterruptedException, ExecutionException {
    String body = (reading(1) + "\n").repeat(500);
    long before = published();
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(20);
    try {
      List<Future<HttpResponse<byte[]>>> sent = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sent.add(clients.submit(() -> post(body, key)));
      }
      for (Future<HttpResponse<byte[]>> each : sent) {
        answers.add(each.get());
      }
    } finally {
      clients.shutdownNow();
    }
    int done = 0;
    for (HttpResponse<byte[]> answer : answers) {
      if (answer.statusCode() == 202) {
        assertThat(ServerCalls.text(answer)).isEqualTo("{\"accepted\":500,\"rejected\":[]}");
        done += ServerCalls.header(answer, REPLAYED).isEmpty() ? 1 : 0;
      } else {
        Problems.check(answer, 409, ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT, KEY);
        assertThat(ServerCalls.header(answer, "Retry-After")).isEqualTo("1");
      }
    }
    assertThat(done).isEqualTo(1);
    assertThat(published() - before).isEqualTo(500);
  }
}
