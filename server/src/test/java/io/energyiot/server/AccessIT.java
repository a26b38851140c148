package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.store.access.CreatedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** API keys, tokens and the token file, at a server that wants one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {
  /** Longer than the longest time for which a revoked key may be taken. */
  private static final Duration REVOKED = Duration.ofSeconds(12);

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

  private static String[] bearer(String credential, String... more) {
    String[] headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + credential;
    System.arraycopy(more, 0, headers, 2, more.length);
    return headers;
  }

  private static String[] key(String role, String scope) {
    return bearer(server.key(List.of(role), scope).text().secret());
  }

  private static HttpResponse<byte[]> whoami(String credential) {
    return http.get("/v1/whoami", bearer(credential));
  }

  private static HttpResponse<byte[]> createKey(String json) {
    return http.send(
        "POST",
        "/v1/keys",
        BodyPublishers.ofString(json),
        bearer(GuardedServer.TOKEN, "Content-Type", ServerCalls.JSON));
  }

  @Test
  @Order(1)
  void theIssuerIsAskedForNothingBeforeTheFirstToken() {
    assertThat(http.get("/v1/loads", key("read", "*")).statusCode()).isEqualTo(200);
    assertThat(server.issuer().asked()).isZero();
  }

  @Test
  @Order(2)
  void keysOfTheIssuerAreFetchedOnceAndAgainForOneThatIsNew() {
    Issuer issuer = server.issuer();
    for (int i = 0; i < 5; i++) {
      String token = issuer.signed(issuer.token(List.of("read")).with("sub", "user-" + i));
      assertThat(whoami(token).statusCode()).isEqualTo(200);
    }
    assertThat(issuer.asked()).isEqualTo(2); // the discovery, and the keys
    issuer.addKey("second");
    String token = issuer.signed(issuer.token(List.of("read")), "second");
    assertThat(whoami(token).statusCode()).isEqualTo(200);
    int asked = issuer.asked();
    for (int i = 0; i < 20; i++) {
      String unknown =
          issuer
              .token(List.of("read"))
              .signed("RS256", "none-" + i, issuer.key("first").getPrivate());
      assertThat(whoami(unknown).statusCode()).isEqualTo(401);
    }
    assertThat(issuer.asked()).isLessThanOrEqualTo(asked + 1);
  }

  @Test
  void eachCredentialSaysWhoAsks() {
    Issuer issuer = server.issuer();
    String token =
        issuer.signed(
            issuer
                .token(List.of("operate", "read", "others"))
                .with("energy_scope", List.of("device=b", "device=a")));
    assertThat(ServerCalls.text(whoami(token)))
        .isEqualTo(
            "{\"subject\":\"analyst@example.com\",\"roles\":[\"read\",\"operate\"],"
                + "\"scope\":[\"device=a\",\"device=b\"],\"address\":\"127.0.0.1\"}");
    assertThat(ServerCalls.text(whoami(GuardedServer.TOKEN)))
        .isEqualTo(
            "{\"subject\":\"token_file\",\"roles\":[\"admin\"],\"scope\":[\"*\"],"
                + "\"address\":\"127.0.0.1\"}");
    for (String each : new String[] {GuardedServer.TOKEN, token}) {
      assertThat(http.get("/v1/whoami", "Authorization", "bearer " + each).statusCode())
          .isEqualTo(200);
    }
    CreatedKey key = server.key(List.of("ingest"), "region=mitte");
    assertThat(ServerCalls.text(whoami(key.text().secret())))
        .isEqualTo(
            "{\"subject\":\"key of a test\",\"key_id\":\"%s\",\"roles\":[\"ingest\"],"
                    .formatted(key.key().id())
                + "\"scope\":[\"region=mitte\"],\"address\":\"127.0.0.1\"}");
  }

  @Test
  void aKeyIsMadeShownOnceListedUsedAndRevoked() {
    HttpResponse<byte[]> made =
        createKey(
            "{\"name\":\"warehouse\",\"roles\":[\"read\"],\"expires\":\"2100-01-01T00:00:00Z\"}");
    assertThat(made.statusCode()).as(ServerCalls.text(made)).isEqualTo(201);
    assertThat(ServerCalls.header(made, "Cache-Control")).isEqualTo("no-store");
    String secret = JsonLines.at(made.body(), "/key");
    String id = JsonLines.at(made.body(), "/id");
    assertThat(secret).startsWith("energy_" + id + "_");
    assertThat(JsonLines.at(made.body(), "/created_by")).isEqualTo("token_file");
    assertThat(whoami(secret).statusCode()).isEqualTo(200);

    HttpResponse<byte[]> listed = http.get("/v1/keys", bearer(GuardedServer.TOKEN));
    assertThat(ServerCalls.text(listed)).contains(id).doesNotContain(secret.substring(16));
    Await.await("its last use")
        .untilAsserted(
            () ->
                assertThat(ServerCalls.text(http.get("/v1/keys", bearer(GuardedServer.TOKEN))))
                    .containsPattern("\"id\":\"" + id + "\"[^}]*\"last_used\""));

    String path = "/v1/keys/" + id;
    HttpResponse<byte[]> revoked =
        http.send("DELETE", path, BodyPublishers.noBody(), bearer(GuardedServer.TOKEN));
    assertThat(JsonLines.at(revoked.body(), "/revoked")).isNotBlank();
    Await.await("the end of the key")
        .atMost(REVOKED)
        .until(() -> whoami(secret).statusCode(), status -> status == 401);
    assertThat(server.printed()).doesNotContain(secret.substring(16));
  }

  @Test
  void aKeyEndsWhenItExpires() {
    Instant soon = Instant.now().plusSeconds(3);
    String secret = server.key(List.of("read"), soon, "*").text().secret();
    assertThat(whoami(secret).statusCode()).isEqualTo(200);
    Await.await("its end")
        .atMost(Duration.ofSeconds(8))
        .until(() -> whoami(secret).statusCode(), status -> status == 401);
  }

  @Test
  void wrongKeysAreNotMade() {
    Problems.check(createKey("{}"), 400, ErrorCode.FIELD_MISSING, "name");
    Problems.check(createKey("{\"name\":\"x\"}"), 400, ErrorCode.FIELD_MISSING, "roles");
    Problems.check(
        createKey("{\"name\":\"x\",\"roles\":[]}"), 400, ErrorCode.ROLE_INVALID, "roles");
    Problems.check(
        createKey("{\"name\":\"x\",\"roles\":[\"root\"]}"), 400, ErrorCode.ROLE_INVALID, "roles");
    Problems.check(
        createKey("{\"name\":\"x\",\"roles\":[\"read\"],\"scope\":[\"all\"]}"),
        400,
        ErrorCode.SCOPE_INVALID,
        "scope");
    Problems.check(
        createKey("{\"name\":\" \",\"roles\":[\"read\"]}"), 400, ErrorCode.KEY_INVALID, "name");
    Problems.check(
        createKey("{\"name\":\"x\",\"roles\":[\"read\"],\"expires\":\"2020-01-01T00:00:00Z\"}"),
        400,
        ErrorCode.KEY_INVALID,
        "expires");
    Problems.check(
        createKey(
            "{\"name\":\"x\",\"roles\":[\"read\"],\"expires\":\"+1000000000-12-31T23:59:59Z\"}"),
        400,
        ErrorCode.KEY_INVALID,
        "expires");
    for (String scope : new String[] {"[null]", "[\"device=A\",null]"}) {
      Problems.check(
          createKey("{\"name\":\"x\",\"roles\":[\"read\"],\"scope\":" + scope + "}"),
          400,
          ErrorCode.JSON_INVALID,
          "scope");
    }
    Problems.check(
        createKey("{\"name\":1,\"roles\":[\"read\"]}"), 400, ErrorCode.JSON_INVALID, "name");
    Problems.check(
        createKey("{\"name\":\"x\",\"roles\":[\"read\"],\"rolls\":[]}"),
        400,
        ErrorCode.FIELD_UNKNOWN,
        "rolls");
    Problems.check(
        http.send(
            "DELETE", "/v1/keys/nobody00", BodyPublishers.noBody(), bearer(GuardedServer.TOKEN)),
        404,
        ErrorCode.KEY_UNKNOWN,
        null);
  }

  @Test
  void whatIsRefusedHasFewMeters() {
    for (int i = 0; i < 150; i++) {
      String device = "/v1/devices/metered-" + i + "/readings?from=2026-01-01&to=2026-01-02";
      assertThat(http.get(device).statusCode()).isEqualTo(401);
      assertThat(http.get("/v1/unknown-" + i).statusCode()).isEqualTo(401);
      assertThat(http.get("/v1/none-" + i, bearer(GuardedServer.TOKEN)).statusCode())
          .isEqualTo(404);
      HttpResponse<byte[]> madeUp = http.send("MADEUP" + i, "/v1/loads", BodyPublishers.noBody());
      assertThat(madeUp.statusCode()).isEqualTo(401);
    }
    assertThat(http.get("/v1/fleet/top", bearer(GuardedServer.TOKEN)).statusCode()).isEqualTo(400);
    String metrics = ServerCalls.text(http.get("/q/metrics", bearer(GuardedServer.TOKEN)));
    assertThat(metrics)
        .containsPattern(
            "requests_seconds_count.*status=\"401\",uri=\"/v1/devices/\\{device_id}/readings\"")
        .containsPattern("requests_seconds_count.*status=\"401\",uri=\"/?REFUSED\"")
        .containsPattern("requests_seconds_count.*status=\"400\",uri=\"/v1/fleet/top\"")
        .doesNotContain("metered-", "unknown-", "none-", "MADEUP");
  }

  @Test
  void whoIsRefusedCanNotGoOnSending() throws IOException {
    InetSocketAddress address = server.address();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(15_000);
      String head =
          "POST /v1/readings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000000000\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8); // until it closes
      assertThat(RawHttp.status(answer)).isEqualTo(401);
    }
  }

  /** The first request of a key waits for Cassandra, while its body comes. */
  @Test
  void theFirstRequestOfAKeyMayHaveABody() {
    String small = "{\"device_id\":\"first\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";
    String large =
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    "{\"device_id\":\"first-%d\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}\n"
                        .formatted(i))
            .collect(Collectors.joining());
    HttpResponse<byte[]> one =
        http.post(ServerCalls.JSON, small.getBytes(UTF_8), key("ingest", "*"));
    assertThat(one.statusCode()).as(ServerCalls.text(one)).isEqualTo(202);
    HttpResponse<byte[]> many =
        http.post(ServerCalls.NDJSON, large.getBytes(UTF_8), key("ingest", "*"));
    assertThat(JsonLines.at(many.body(), "/accepted")).isEqualTo("2000");
    HttpResponse<byte[]> refused =
        http.post(ServerCalls.NDJSON, large.getBytes(UTF_8), key("read", "*"));
    Problems.check(refused, 403, ErrorCode.ROLE_MISSING, null);
  }

  @Test
  void aKeyIsThePasswordOfTheProxysClientsAndOnlyThere() {
    String secret = server.key(List.of("ingest"), "*").text().secret();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(("anybody:" + secret).getBytes(UTF_8));
    String records =
        "{\"records\":[{\"value\":{\"device_id\":\"basic\",\"start\":\"2026-01-01T00:00:00Z\","
            + "\"value\":1}}]}";
    HttpResponse<byte[]> sent =
        http.send(
            "POST",
            "/topics/" + server.topic(),
            BodyPublishers.ofString(records),
            "Authorization",
            basic,
            "Content-Type",
            "application/vnd.kafka.json.v2+json");
    assertThat(sent.statusCode()).as(ServerCalls.text(sent)).isEqualTo(200);
    for (String scheme : new String[] {basic, basic.replace("Basic", "basic")}) {
      HttpResponse<byte[]> elsewhere = http.get("/v1/whoami", "Authorization", scheme);
      Problems.check(elsewhere, 401, ErrorCode.UNAUTHENTICATED, null);
      assertThat(elsewhere.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }
    HttpResponse<byte[]> none =
        http.send("POST", "/topics/" + server.topic(), BodyPublishers.ofString(""));
    assertThat(none.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer", "Basic realm=\"energy\"");
    assertThat(ServerCalls.text(none)).startsWith("{\"error_code\":401,");
  }

  @Test
  void aScopedKeyIsToldNothingOfTheWholeSystem() {
    String[] own = key("read", "device=seen");
    String range = "/readings?from=2026-01-01&to=2026-01-02";
    for (String device : new String[] {"seen", "other"}) {
      Problems.check(
          http.get("/v1/devices/" + device + range, own), 404, ErrorCode.DEVICE_UNKNOWN, null);
    }
    for (String path : new String[] {"/v1/loads", "/q/metrics", "/v1/fleet/rollups"}) {
      Problems.check(http.get(path, own), 403, ErrorCode.SCOPE_REFUSED, null);
    }
    assertThat(http.get("/v1/whoami", own).statusCode()).isEqualTo(200);
  }
}
