package io.energyiot.server.warmup;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server at a free port of the loopback address, where other users of the machine find it. So it
 * answers only to who shows its token.
 */
final class WarmupServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 5;
  private static final int UNAUTHENTICATED = 401;

  private final HttpServer server;

  private WarmupServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param router answers
   * @param token to be shown as {@code Authorization: Bearer}
   * @throws IllegalStateException if it can't listen
   */
  static WarmupServer start(Vertx vertx, Router router, String token) throws InterruptedException {
    byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.US_ASCII);
    HttpServer server =
        vertx.createHttpServer().requestHandler(request -> answer(request, router, wanted));
    try {
      server
          .listen(0, LOOPBACK)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new WarmupServer(server);
    } catch (ExecutionException | TimeoutException e) {
      server.close();
      throw new IllegalStateException("no server on loopback", e);
    }
  }

  private static void answer(HttpServerRequest request, Router router, byte[] wanted) {
    String shown = request.getHeader("Authorization");
    if (shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.ISO_8859_1), wanted)) {
      router.handle(request);
      return;
    }
    request
        .response()
        .setStatusCode(UNAUTHENTICATED)
        .end()
        .onComplete(sent -> request.connection().close());
  }

  int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
