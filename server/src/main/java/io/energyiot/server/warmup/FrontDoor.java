package io.energyiot.server.warmup;

import io.energyiot.server.security.AccessSettings;
import io.energyiot.server.tls.RestTls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
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

  FrontDoor(Vertx vertx, AccessSettings access, RestTls tls) {
    this.client = vertx.createHttpClient(options(tls));
    this.access = access;
  }

  /** Trusts the server's own certificate, whatever name is in it. */
  private static HttpClientOptions options(RestTls tls) {
    HttpClientOptions options = new HttpClientOptions().setSsl(tls.isOn()).setVerifyHost(false);
    tls.files()
        .certificate()
        .map(file -> new PemTrustOptions().addCertPath(file.toString()))
        .ifPresent(options::setTrustOptions);
    return options;
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
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(access.host().equals(ANY_ADDRESS) ? "127.0.0.1" : access.host())
            .setPort(access.port())
            .setURI(PATH);
    access.token().ifPresent(token -> request.putHeader("Authorization", "Bearer " + token));
    return request;
  }

  @Override
  public void close() {
    client.close();
  }
}
