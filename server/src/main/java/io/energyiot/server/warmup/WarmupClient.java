package io.energyiot.server.warmup;

import io.energyiot.server.access.AccessSettings;
import io.energyiot.server.tls.RestTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Sends requests to a server of this process, several at a time. */
final class WarmupClient implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");
  private static final int CONNECTIONS = 16;
  private static final int PATIENCE_SECONDS = 5;

  /** What the server itself says of a device that nobody has, it has found out by asking. */
  private static final Set<Integer> ANSWERED = Set.of(200, 404);

  private final HttpClient client;
  private final String token;
  private final LongAdder answers = new LongAdder();

  private WarmupClient(Vertx vertx, HttpClientOptions options, String token) {
    this.client = vertx.createHttpClient(options.setMaxPoolSize(CONNECTIONS));
    this.token = token;
  }

  /** Returns a client of the server as users reach it. */
  static WarmupClient of(Vertx vertx, AccessSettings access, RestTls tls) {
    String host = ANY_ADDRESS.contains(access.host()) ? LOOPBACK : access.host();
    HttpClientOptions options = trusting(tls).setDefaultHost(host).setDefaultPort(access.port());
    return new WarmupClient(vertx, options, access.ownToken());
  }

  /** Trusts the server's own certificate, whatever name is in it. */
  private static HttpClientOptions trusting(RestTls tls) {
    HttpClientOptions options = new HttpClientOptions().setSsl(tls.isOn()).setVerifyHost(false);
    tls.files()
        .certificate()
        .map(file -> new PemTrustOptions().addCertPath(file.toString()))
        .ifPresent(options::setTrustOptions);
    return options;
  }

  /** Returns a client of another server on loopback, which shows it {@code token}. */
  static WarmupClient of(Vertx vertx, int port, String token) {
    HttpClientOptions options =
        new HttpClientOptions().setDefaultHost(LOOPBACK).setDefaultPort(port);
    return new WarmupClient(vertx, options, token);
  }

  /** Asks for {@code path} as often as {@code times} says, and waits for the answers. */
  void get(String path, int times) throws InterruptedException {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      sent.add(send(HttpMethod.GET, path, Buffer.buffer()));
    }
    awaitAll(sent);
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
        .compose(request -> send(request, body))
        .compose(this::read)
        .toCompletionStage()
        .toCompletableFuture();
  }

  private Future<HttpClientResponse> send(HttpClientRequest request, Buffer body) {
    request.putHeader("Authorization", "Bearer " + token);
    if (body.length() > 0) {
      request.putHeader("Content-Type", "application/json");
    }
    return request.send(body);
  }

  private Future<Buffer> read(HttpClientResponse response) {
    if (ANSWERED.contains(response.statusCode())) {
      answers.increment();
    }
    return response.body();
  }

  /** Waits for answers. One that fails has warmed up what it met. */
  private static void awaitAll(List<? extends CompletableFuture<?>> sent)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // the next round tries again
    }
  }

  /** Returns how many requests were answered, neither refused nor failed. */
  long answers() {
    return answers.sum();
  }

  @Override
  public void close() {
    client.close();
  }
}
