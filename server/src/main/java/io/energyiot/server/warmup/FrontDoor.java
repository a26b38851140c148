package io.energyiot.server.warmup;

import io.energyiot.server.access.AccessSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the server itself for something small, so that the filters and resources that all requests
 * pass are used as well.
 */
final class FrontDoor implements AutoCloseable {
  private static final String PATH = "/v1/loads?limit=1";
  private static final String ANY_ADDRESS = "0.0.0.0";

  private final HttpClient client;
  private final AccessSettings access;

  FrontDoor(Vertx vertx, AccessSettings access) {
    this.client = vertx.createHttpClient();
    this.access = access;
  }

  /** Asks as often as {@code times} says, and waits for the answers. */
  void ask(int times) throws InterruptedException {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(
          client
              .request(request())
              .compose(request -> request.send())
              .compose(HttpClientResponse::body)
              .toCompletionStage()
              .toCompletableFuture());
    }
    WarmupServer.awaitAll(answers);
  }

  private RequestOptions request() {
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setHost(access.host().equals(ANY_ADDRESS) ? "127.0.0.1" : access.host())
        .setPort(access.port())
        .setURI(PATH)
        .putHeader("Authorization", "Bearer " + access.ownToken());
  }

  @Override
  public void close() {
    client.close();
  }
}
