package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestSystem;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Browsers that ask for pages of other sites, with and without credentials. */
class CorsIT {
  private static final String SITE = "https://portal.example";
  private static final String OTHER = "https://evil.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final Map<String, String> SETTINGS =
      Map.of("server.cors_origins", SITE + ",http://localhost:3000");

  private static HttpResponse<byte[]> preflight(ServerCalls http, String origin, String path) {
    return http.send(
        "OPTIONS",
        path,
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "authorization,content-type");
  }

  private static HttpResponse<byte[]> post(ServerCalls http, String origin) {
    return http.send(
        "POST",
        "/v1/readings",
        BodyPublishers.ofString(
            "{\"device_id\":\"cors\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}"),
        "Origin",
        origin,
        "Sec-Fetch-Site",
        "cross-site",
        "Content-Type",
        ServerCalls.JSON);
  }

  @Test
  void aServerWithCredentialsAnswersPagesOfNamedSites() {
    try (GuardedServer server = new GuardedServer(SETTINGS)) {
      ServerCalls http = server.http();
      HttpResponse<byte[]> asked = preflight(http, SITE, "/v1/loads");
      assertThat(asked.statusCode()).isEqualTo(204);
      assertThat(ServerCalls.header(asked, ALLOWED)).isEqualTo(SITE);
      assertThat(ServerCalls.header(asked, "Access-Control-Allow-Headers"))
          .contains("Authorization", "Content-Type");
      assertThat(ServerCalls.header(asked, "Access-Control-Allow-Credentials")).isEmpty();

      HttpResponse<byte[]> answer =
          http.get("/v1/loads", "Origin", SITE, "Authorization", "Bearer " + GuardedServer.TOKEN);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(ServerCalls.header(answer, ALLOWED)).isEqualTo(SITE);
      assertThat(answer.headers().allValues("Vary")).contains("Origin");

      HttpResponse<byte[]> without = http.get("/v1/loads", "Origin", SITE);
      Problems.check(without, 401, ErrorCode.UNAUTHENTICATED, null);
      assertThat(ServerCalls.header(without, ALLOWED)).isEqualTo(SITE);

      HttpResponse<byte[]> other = preflight(http, OTHER, "/v1/loads");
      assertThat(other.statusCode()).isEqualTo(401);
      assertThat(ServerCalls.header(other, ALLOWED)).isEmpty();
      HttpResponse<byte[]> own =
          http.get("/v1/loads", "Origin", OTHER, "Authorization", "Bearer " + GuardedServer.TOKEN);
      assertThat(own.statusCode()).isEqualTo(200);
      assertThat(ServerCalls.header(own, ALLOWED)).isEmpty();
    }
  }

  @Test
  void aServerWithoutCredentialsLetsPagesOfNamedSitesChangeThings() {
    try (TestSystem system = TestSystem.create("cors").configure(SETTINGS).up()) {
      ServerCalls http = new ServerCalls(system.address());
      assertThat(preflight(http, SITE, "/v1/readings").statusCode()).isEqualTo(204);
      assertThat(post(http, SITE).statusCode()).isEqualTo(202);
      Problems.check(post(http, OTHER), 403, ErrorCode.SITE_REFUSED, null);
    }
  }

  @Test
  void unlessSitesAreNamedNoneIs() {
    ServerCalls http = RunningServer.http();
    HttpResponse<byte[]> asked = preflight(http, SITE, "/v1/readings");
    assertThat(ServerCalls.header(asked, ALLOWED)).isEmpty();
    HttpResponse<byte[]> answer = http.get("/v1/loads", "Origin", SITE);
    assertThat(ServerCalls.header(answer, ALLOWED)).isEmpty();
    Problems.check(post(http, SITE), 403, ErrorCode.SITE_REFUSED, null);
  }
}
