package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.store.access.CreatedKey;
import io.energyiot.store.audit.AuditQuestion;
import io.energyiot.store.audit.ChainedEntry;
import io.energyiot.store.audit.CheckedChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Who did what, as the server notes it and tells it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {
  private static final String RANGE = "/readings?from=2026-01-01&to=2026-01-02&zone=UTC";
  private static final int AT_THE_END = Integer.MAX_VALUE;

  private static GuardedServer server;
  private static ServerCalls http;

  @BeforeAll
  static void start() {
    server = new GuardedServer();
    http = server.http();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String[] bearer(String credential) {
    return new String[] {"Authorization", "Bearer " + credential};
  }

  private static String[] admin(String... more) {
    List<String> all = new ArrayList<>(List.of(bearer(GuardedServer.TOKEN)));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<JsonNode> entries(String parameters) {
    HttpResponse<byte[]> answer = http.get("/v1/audit?" + parameters, admin());
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    try {
      List<JsonNode> entries = new ArrayList<>();
      new ObjectMapper().readTree(answer.body()).path("entries").forEach(entries::add);
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> awaited(String parameters, int count) {
    return Await.await("entries of " + parameters)
        .until(() -> entries(parameters), found -> found.size() >= count);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static HttpResponse<byte[]> post(String key, String lines) {
    return http.post(ServerCalls.NDJSON, lines.getBytes(UTF_8), bearer(key));
  }

  private static String lines(String device, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"device_id\":\"%s-%d\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}\n"
                    .formatted(device, i))
        .collect(Collectors.joining());
  }

  private static boolean hasFound(JsonNode entry) {
    return entry.path("operation").asText().startsWith("GET") && entry.path("readings").asInt() > 0;
  }

  @Test
  void aQuestionIsNotedWithWhoWhatAndItsResult() {
    CreatedKey key = server.key(List.of("read", "ingest"), "*");
    String secret = key.text().secret();
    post(secret, lines("asked", 1));
    http.await(
        java.time.Duration.ofSeconds(10),
        each -> each.statusCode() == 200 && ServerCalls.text(each).contains("\"value\""),
        "/v1/devices/asked-0" + RANGE,
        bearer(secret));
    String id = key.key().id();
    JsonNode entry =
        Await.await("the entry of the question that found the reading")
            .until(
                () ->
                    entries("key_id=" + id + "&device=asked-0").stream()
                        .filter(AuditIT::hasFound)
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(entry.path("subject").asText()).isEqualTo("key of a test");
    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.path("operation").asText()).isEqualTo("GET /v1/devices/{device_id}/readings");
    assertThat(entry.at("/devices/ids/0").asText()).isEqualTo("asked-0");
    assertThat(entry.path("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(entry.path("to").asText()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(entry.path("readings").asInt()).isPositive();
    assertThat(entry.path("hash").asText()).hasSize(64);
    assertThat(entry.toString()).doesNotContain(secret.substring(16));
  }

  @Test
  void postsThatAreAlikeBecomeOneEntry() {
    CreatedKey key = server.key(List.of("ingest"), "*");
    for (int i = 0; i < 40; i++) {
      assertThat(post(key.text().secret(), lines("alike", 3)).statusCode()).isEqualTo(202);
    }
    String asked = "key_id=" + key.key().id();
    Await.await("all posts")
        .untilAsserted(
            () ->
                assertThat(entries(asked).stream().mapToInt(each -> each.path("requests").asInt()))
                    .satisfies(
                        all ->
                            assertThat(all.stream().mapToInt(Integer::intValue).sum())
                                .isEqualTo(40)));
    List<JsonNode> entries = entries(asked);
    assertThat(entries).hasSizeLessThan(20);
    assertThat(entries.get(0).at("/devices/ids")).hasSize(3);
    assertThat(entries.stream().mapToInt(each -> each.path("readings").asInt()).sum())
        .isEqualTo(120);
  }

  @Test
  void manyDevicesAreACountAndAHash() {
    CreatedKey key = server.key(List.of("ingest"), "*");
    assertThat(post(key.text().secret(), lines("many", 2_500)).statusCode()).isEqualTo(202);
    JsonNode entry = awaited("key_id=" + key.key().id() + "&device=many-7", 1).get(0);
    assertThat(entry.at("/devices/count").asInt()).isEqualTo(2_500);
    assertThat(entry.at("/devices/sha256").asText()).hasSize(64);
    assertThat(entry.at("/devices/ids").isMissingNode()).isTrue();
    assertThat(entry.path("readings").asInt()).isEqualTo(2_500);
  }

  @Test
  void theEntryOfAChangeIsStoredBeforeItsAnswer() {
    HttpResponse<byte[]> made =
        http.send(
            "POST",
            "/v1/keys",
            BodyPublishers.ofString("{\"name\":\"noted\",\"roles\":[\"read\"]}"),
            admin("Content-Type", ServerCalls.JSON));
    String id = JsonLines.at(made.body(), "/id");
    assertThat(stored("POST /v1/keys"))
        .anySatisfy(
            each -> {
              assertThat(each.entry().target()).isEqualTo(id);
              assertThat(each.entry().subject()).isEqualTo("token_file");
              assertThat(each.entry().result()).isEqualTo(201);
            });
    http.send("DELETE", "/v1/keys/nobody00", BodyPublishers.noBody(), admin());
    assertThat(stored("DELETE /v1/keys/{key_id}"))
        .anySatisfy(
            each -> {
              assertThat(each.entry().target()).isEqualTo("nobody00");
              assertThat(each.entry().result()).isEqualTo(404);
            });
    http.send(
        "PUT",
        "/v1/devices/changed",
        BodyPublishers.ofString("{\"tariff\":\"H0\"}"),
        admin("Content-Type", ServerCalls.JSON));
    assertThat(stored("PUT /v1/devices/{device_id}"))
        .anySatisfy(each -> assertThat(each.entry().devices().ids()).containsExactly("changed"));
  }

  private static List<ChainedEntry> stored(String operation) {
    Instant now = Instant.now();
    AuditQuestion question =
        new AuditQuestion(now.minusSeconds(600), now.plusSeconds(1), null, null, null, operation);
    return server.store().audits().page(question, Optional.empty(), 1000).entries();
  }

  @Test
  void whatTheGateRefusesIsNotedIfItKnowsWhoAsks() {
    CreatedKey key = server.key(List.of("ingest"), "*");
    Problems.check(
        http.get("/v1/devices/secret" + RANGE, bearer(key.text().secret())),
        403,
        ErrorCode.ROLE_MISSING,
        null);
    JsonNode entry = awaited("key_id=" + key.key().id(), 1).get(0);
    assertThat(entry.path("result").asInt()).isEqualTo(403);
    assertThat(entry.at("/devices/ids/0").asText()).isEqualTo("secret");
    assertThat(http.get("/v1/devices/unknown" + RANGE).statusCode()).isEqualTo(401);
    http.get("/v1/devices/after", admin());
    awaited("device=after&subject=token_file", 1);
    assertThat(entries("device=unknown"))
        .noneMatch(each -> each.at("/devices/ids").toString().contains("unknown"));
  }

  @Test
  void pagesAndLinesHaveTheSameEntries() {
    for (int i = 0; i < 5; i++) {
      http.get("/v1/devices/paged-" + i, admin());
      http.send("DELETE", "/v1/keys/paged-" + i, BodyPublishers.noBody(), admin());
    }
    String asked = "operation=" + encoded("DELETE /v1/keys/{key_id}");
    List<JsonNode> all = awaited(asked, 5);
    HttpResponse<byte[]> first = http.get("/v1/audit?limit=2&" + asked, admin());
    String cursor = JsonLines.at(first.body(), "/next_cursor");
    assertThat(ServerCalls.header(first, "Link")).contains(cursor, "rel=\"next\"");
    List<JsonNode> rest = entries("limit=1000&cursor=" + cursor + "&" + asked);
    assertThat(rest).containsExactlyElementsOf(all.subList(2, all.size()));
    HttpResponse<byte[]> lines =
        http.get("/v1/audit?" + asked, admin("Accept", ServerCalls.NDJSON));
    assertThat(ServerCalls.text(lines).lines().toList())
        .containsExactlyElementsOf(all.stream().map(JsonNode::toString).toList());
    Problems.check(
        http.get("/v1/audit?cursor=" + cursor, admin()),
        400,
        ErrorCode.PARAMETER_INVALID,
        "cursor");
    Problems.check(
        http.get("/v1/audit?limit=0", admin()), 400, ErrorCode.PARAMETER_INVALID, "limit");
    Problems.check(
        http.get("/v1/audit?from=yesterday", admin()), 400, ErrorCode.PARAMETER_INVALID, "from");
  }

  @Test
  void metricsTellOfIt() {
    assertThat(ServerCalls.text(http.get("/q/metrics", admin())))
        .contains(
            "energy_audit_written_total",
            "energy_audit_refused_total 0.0",
            "energy_audit_lost_total 0.0");
  }

  /** Comes last, as the server is gone then. */
  @Test
  @Order(AT_THE_END)
  void aServerThatIsStoppedEndsItsChain() {
    http.get("/v1/devices/last", admin());
    server.end();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<CheckedChain> chains = server.store().audits().check(today.minusDays(1), today, 400);
    assertThat(chains).isNotEmpty();
    assertThat(chains)
        .allSatisfy(each -> assertThat(each.state()).isEqualTo(CheckedChain.State.WHOLE));
  }
}
