package io.energyiot.server.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmupServerTest {
  private static int status(int port, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/readings"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  @Test
  void onlyTheWarmUpIsAnswered() throws Exception {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().order(-1).handler(routing -> routing.response().setStatusCode(202).end());
    try (WarmupServer server = WarmupServer.start(vertx, router, "secret");
        WarmupClient client = WarmupClient.of(vertx, server.port(), "secret")) {
      assertThat(status(server.port())).isEqualTo(401);
      assertThat(status(server.port(), "Authorization", "Bearer secreT")).isEqualTo(401);
      assertThat(status(server.port(), "Authorization", "Bearer secret")).isEqualTo(202);
      client.post(List.of("{}"));
    } finally {
      vertx.close();
    }
  }
}
