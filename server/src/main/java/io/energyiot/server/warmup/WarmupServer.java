package io.energyiot.server.warmup;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server at a free port of the loopback address. */
final class WarmupServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 5;

  private final HttpServer server;

  private WarmupServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param router answers
   * @throws IllegalStateException if it can't listen
   */
  static WarmupServer start(Vertx vertx, Router router) throws InterruptedException {
    HttpServer server = vertx.createHttpServer().requestHandler(router);
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

  int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
