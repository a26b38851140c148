package io.energyiot.server;

import io.energyiot.platform.fixture.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** Speaks to one server. */
final class ServerCalls {
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  ServerCalls(InetSocketAddress address) {
    this.base = "http://" + address.getHostString() + ":" + address.getPort();
  }

  /** Asks for {@code pathAndQuery}; headers are a name and a value each. */
  HttpResponse<byte[]> get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, BodyPublishers.noBody(), headers);
  }

  /** Posts readings. */
  HttpResponse<byte[]> post(String type, byte[] body, String... headers) {
    return post(type, BodyPublishers.ofByteArray(body), headers);
  }

  HttpResponse<byte[]> post(String type, BodyPublisher body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return send("POST", "/v1/readings", body, all);
  }

  /** Posts readings one a line. */
  HttpResponse<byte[]> post(String ndjson) {
    return post(NDJSON, ndjson.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> send(
      String method, String pathAndQuery, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + pathAndQuery))
            .timeout(TIMEOUT)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + pathAndQuery, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks until the answer is as wanted, which it must be within {@code limit}; gives it. */
  HttpResponse<byte[]> await(
      Duration limit,
      Predicate<HttpResponse<byte[]>> wanted,
      String pathAndQuery,
      String... headers) {
    return Await.await(pathAndQuery).atMost(limit).until(() -> get(pathAndQuery, headers), wanted);
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** The whole header; empty if there is none. */
  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
