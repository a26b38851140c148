package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is done that can't be noted: a server whose Cassandra is away, and is back again. */
@Tag("alone")
class AuditAwayIT {
  private static final Duration NOTICED = Duration.ofSeconds(40);
  private static final byte[] READING =
      "{\"device_id\":\"away\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}".getBytes(UTF_8);
  private static final String[] ADMIN = {"Authorization", "Bearer " + GuardedServer.TOKEN};

  private static HttpResponse<byte[]> post(ServerCalls http) {
    return http.post(ServerCalls.JSON, READING, ADMIN);
  }

  @Test
  void postsAreRefusedWhileTheAuditCannotBeWritten() {
    try (GuardedServer server = new GuardedServer()) {
      ServerCalls http = server.http();
      assertThat(post(http).statusCode()).isEqualTo(202);
      server.kill(Service.CASSANDRA);
      try {
        HttpResponse<byte[]> refused =
            Await.await("a refusal")
                .atMost(NOTICED)
                .until(() -> post(http), each -> each.statusCode() == 503);
        Problems.check(refused, 503, ErrorCode.AUDIT_UNAVAILABLE, null);
        assertThat(ServerCalls.header(refused, "Retry-After")).isEqualTo("1");
        assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
      } finally {
        TestServers.start(Service.CASSANDRA);
      }
      Await.await("a post that is taken")
          .atMost(NOTICED)
          .until(() -> post(http).statusCode(), status -> status == 202);
    }
  }
}
