package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that ask or send more than they may. */
class LimitsIT {
  private static GuardedServer server;
  private static ServerCalls http;

  @BeforeAll
  static void start() {
    server =
        new GuardedServer(
            Map.of(
                "limits.client.requests", "5",
                "limits.client.readings", "100",
                "limits.client.mib", "1",
                "limits.bad_credentials", "10",
                "proxy.topics", "others"));
    http = server.http();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String[] newClient() {
    String key = server.key(List.of("ingest", "read"), "*").text().secret();
    return new String[] {"Authorization", "Bearer " + key};
  }

  private static byte[] lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"device_id\":\"limited-%d\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}\n"
                    .formatted(i))
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  private static int retryAfter(HttpResponse<byte[]> refused) {
    Problems.check(refused, 429, ErrorCode.RATE_LIMITED, null);
    return Integer.parseInt(ServerCalls.header(refused, "Retry-After"));
  }

  @Test
  void requestsOfOneClientAreLimitedAndNotThoseOfAnother() {
    String[] busy = newClient();
    List<HttpResponse<byte[]>> answers =
        IntStream.range(0, 60).mapToObj(i -> http.get("/v1/whoami", busy)).toList();
    List<HttpResponse<byte[]>> refused =
        answers.stream().filter(each -> each.statusCode() != 200).toList();
    assertThat(refused).isNotEmpty().allMatch(each -> retryAfter(each) == 1);
    assertThat(answers.size() - refused.size()).isGreaterThanOrEqualTo(5);
    assertThat(http.get("/v1/whoami", newClient()).statusCode()).isEqualTo(200);
    assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
    Await.await("a request that is answered again")
        .atMost(Duration.ofSeconds(5))
        .until(() -> http.get("/v1/whoami", busy).statusCode(), status -> status == 200);
    String metrics =
        ServerCalls.text(http.get("/q/metrics", "Authorization", "Bearer " + GuardedServer.TOKEN));
    assertThat(metrics).contains("energy_limits_refused_total ");
    assertThat(metrics).doesNotContain("energy_limits_refused_total 0.0");
  }

  /** Another address of this machine shows them, so that the other tests are not refused. */
  @Test
  void afterManyBadCredentialsOfAnAddressNoFurtherOneIsLookedAt() {
    String[] good = newClient();
    String known = good[1];
    assertThat(fromElsewhere(known)).startsWith("HTTP/1.1 200 ");
    for (int i = 0; i < 10; i++) {
      assertThat(fromElsewhere("Bearer wrong" + i)).startsWith("HTTP/1.1 401 ");
    }
    assertThat(fromElsewhere("Bearer wrong"))
        .startsWith("HTTP/1.1 429 ")
        .contains("RATE_LIMITED")
        .containsPattern("(?i)retry-after: [1-9]");
    String unknown = newClient()[1];
    assertThat(fromElsewhere(unknown)).startsWith("HTTP/1.1 429 ");
    assertThat(fromElsewhere(known)).startsWith("HTTP/1.1 200 ");
    assertThat(http.get("/v1/whoami", "Authorization", unknown).statusCode()).isEqualTo(200);
  }

  private static String fromElsewhere(String credential) {
    return RawHttp.exchange(
        "127.0.0.2",
        server.address(),
        "GET /v1/whoami HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + credential + "\r\n",
        "");
  }

  @Test
  void recordsGoToTheTopicOfReadingsAndToThoseThatTheSettingsName() {
    try (Admin admin = Admin.create(server.kafka().clientOptions("test"))) {
      List<NewTopic> made =
          Stream.of("others", "secrets").map(each -> new NewTopic(each, 1, (short) 1)).toList();
      admin.createTopics(made).all().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
    String[] sender = newClient();
    assertThat(record("others", sender)).contains("\"offset\":0");
    assertThat(record("secrets", sender)).startsWith("{\"error_code\":40401,");
    assertThat(record("none", sender)).isEqualTo(record("secrets", sender));
  }

  private static String record(String topic, String[] sender) {
    String[] headers = {sender[0], sender[1], "Content-Type", "application/vnd.kafka.json.v2+json"};
    return ServerCalls.text(
        http.send(
            "POST",
            "/topics/" + topic,
            BodyPublishers.ofString("{\"records\":[{\"value\":1}]}"),
            headers));
  }

  @Test
  void readingsAreTakenAsAWholeAndPaidForBeforeTheNext() {
    String[] sender = newClient();
    HttpResponse<byte[]> taken = http.post(ServerCalls.NDJSON, lines(400), sender);
    assertThat(JsonLines.at(taken.body(), "/accepted")).isEqualTo("400");
    assertThat(retryAfter(http.post(ServerCalls.NDJSON, lines(1), sender))).isBetween(2, 4);
    assertThat(http.get("/v1/whoami", sender).statusCode()).isEqualTo(200);
    String[] records = {sender[0], sender[1], "Content-Type", "application/vnd.kafka.json.v2+json"};
    HttpResponse<byte[]> proxy =
        http.send(
            "POST",
            "/topics/" + server.topic(),
            BodyPublishers.ofString("{\"records\":[]}"),
            records);
    assertThat(ServerCalls.text(proxy)).startsWith("{\"error_code\":429,");
    Await.await("a post that is taken")
        .atMost(Duration.ofSeconds(8))
        .until(
            () -> http.post(ServerCalls.NDJSON, lines(1), sender).statusCode(),
            status -> status == 202);
  }

  @Test
  void bytesAreCountedWithAndWithoutALength() {
    byte[] blanks = new byte[4 << 20];
    Arrays.fill(blanks, (byte) '\n');
    String[] sender = newClient();
    Problems.check(
        http.post(ServerCalls.NDJSON, blanks, sender), 400, ErrorCode.NOTHING_ACCEPTED, null);
    assertThat(retryAfter(http.post(ServerCalls.NDJSON, lines(1), sender))).isBetween(2, 4);

    String[] chunked = newClient();
    http.post(
        ServerCalls.NDJSON,
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks)),
        chunked);
    assertThat(retryAfter(http.post(ServerCalls.NDJSON, lines(1), chunked))).isBetween(2, 4);
  }
}
