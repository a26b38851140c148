package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A new server that wants credentials, whose issuer and store are in trouble. */
@Tag("alone")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardedStartIT {
  /** More tokens than are checked at the same time. */
  private static final int TOKENS = 80;

  private static GuardedServer server;
  private static ServerCalls http;

  @BeforeAll
  static void start() {
    server = new GuardedServer(Map.of("server.warmup_seconds", "5"));
    http = server.http();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> whoami(String credential) {
    return http.get("/v1/whoami", "Authorization", "Bearer " + credential);
  }

  @Test
  @Order(1)
  void theWarmUpPassesTheGate() {
    Await.await("the end of the warm-up")
        .untilAsserted(
            () ->
                assertThat(server.printed())
                    .containsPattern("warmed up in .* answers, [1-9]\\d* of the server itself"));
  }

  @Test
  @Order(2)
  void anIssuerThatNeverAnswersHoldsNoPlaces() throws Exception {
    Issuer issuer = server.issuer();
    issuer.setSilent(true);
    ExecutorService clients = Executors.newFixedThreadPool(TOKENS);
    try {
      List<Future<HttpResponse<byte[]>>> asked = new ArrayList<>();
      for (int i = 0; i < TOKENS; i++) {
        String token = issuer.signed(issuer.token(List.of("read")).with("sub", "waiting-" + i));
        asked.add(clients.submit(() -> whoami(token)));
      }
      for (Future<HttpResponse<byte[]>> each : asked) {
        assertThat(each.get().statusCode()).isIn(429, 503);
      }
    } finally {
      clients.shutdownNow();
      issuer.setSilent(false);
    }
    String token = issuer.signed(issuer.token(List.of("read")));
    Await.await("a token of the issuer that answers")
        .atMost(Duration.ofSeconds(30))
        .until(() -> whoami(token).statusCode(), status -> status == 200);
  }

  @Test
  @Order(3)
  void withoutCassandraNobodyLearnsWhereItIs() {
    server.kill(Service.CASSANDRA);
    try {
      checkWhatIsTold();
    } finally {
      TestServers.start(Service.CASSANDRA);
    }
    Await.await("a server that has found Cassandra again")
        .until(() -> http.get("/q/health/ready").statusCode(), status -> status == 200);
  }

  private static void checkWhatIsTold() {
    HttpResponse<byte[]> answer = whoami("energy_nobody00_" + "A".repeat(43));
    Problems.check(answer, 503, ErrorCode.CASSANDRA_UNAVAILABLE, null);
    assertThat(JsonLines.at(answer.body(), "/detail"))
        .isEqualTo("API keys can't be checked, because Cassandra does not answer; try again");
    HttpResponse<byte[]> health = http.get("/q/health/ready");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(ServerCalls.text(health))
        .containsPattern("\"reason\": ?\"CASSANDRA_UNAVAILABLE\"")
        .doesNotContain("127.0.0.1");
    assertThat(server.printed()).contains("API keys can't be checked", "not ready: ");
  }
}
