package io.energyiot.server.warmup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.query.DeviceQueries;
import io.energyiot.server.metrics.PostMetrics;
import io.energyiot.server.range.QuickRanges;
import io.energyiot.server.readings.SmallPosts;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The quick routes at a free port of the loopback address, and a client of them. */
final class WarmupServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CONNECTIONS = 16;
  private static final int PATIENCE_SECONDS = 5;

  private final HttpServer server;
  private final HttpClient client;

  private WarmupServer(HttpServer server, HttpClient client) {
    this.server = server;
    this.client = client;
  }

  /** Starts it for {@code system}. */
  static WarmupServer start(
      Vertx vertx, WarmupSystem system, DeviceQueries queries, PostMetrics metrics)
      throws InterruptedException {
    Router router = Router.router(vertx);
    new QuickRanges(queries, system.settings(), system.zone(), vertx).register(router);
    new SmallPosts(system.publisher(), metrics, new ObjectMapper()).register(router);
    HttpServer server = vertx.createHttpServer().requestHandler(router);
    await(server.listen(0, LOOPBACK).toCompletionStage().toCompletableFuture());
    HttpClientOptions options =
        new HttpClientOptions()
            .setDefaultHost(LOOPBACK)
            .setDefaultPort(server.actualPort())
            .setMaxPoolSize(CONNECTIONS);
    return new WarmupServer(server, vertx.createHttpClient(options));
  }

  /** Asks for {@code path} as often as {@code times} says, and waits for the answers. */
  void get(String path, int times) throws InterruptedException {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(send(HttpMethod.GET, path, Buffer.buffer()));
    }
    awaitAll(answers);
  }

  /** Posts readings, a request each, and waits for the answers. */
  void post(List<String> readings) throws InterruptedException {
    awaitAll(
        readings.stream()
            .map(each -> send(HttpMethod.POST, "/v1/readings", Buffer.buffer(each)))
            .toList());
  }

  private CompletableFuture<?> send(HttpMethod method, String path, Buffer body) {
    return client
        .request(method, path)
        .compose(
            request -> {
              if (body.length() > 0) {
                request.putHeader("Content-Type", "application/json");
              }
              return request.send(body);
            })
        .compose(HttpClientResponse::body)
        .toCompletionStage()
        .toCompletableFuture();
  }

  static void awaitAll(List<? extends CompletableFuture<?>> answers) throws InterruptedException {
    await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
  }

  /** Waits for an answer. One that fails has warmed up what it met. */
  private static void await(CompletableFuture<?> answer) throws InterruptedException {
    try {
      answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // the next round tries again
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
