package io.energyiot.client.http;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Sends requests to one server over kept-alive HTTP/1.1. Safe for use by several threads. */
public final class Http {
  /** The media type of JSON. */
  public static final String JSON = "application/json";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final URI base;
  private final Optional<String> token;
  private final HttpClient http;

  /**
   * Sends requests to {@code base}.
   *
   * @param token shown as bearer token, if the server wants one
   */
  public Http(URI base, Optional<String> token) {
    this(base, token, client("https".equals(base.getScheme()) ? null : trustingNobody()));
  }

  /**
   * Sends requests to {@code base} by TLS.
   *
   * @param token shown as bearer token, if the server wants one
   * @param trust decides whether it is the server
   */
  public Http(URI base, Optional<String> token, SSLContext trust) {
    this(base, token, client(trust));
  }

  private Http(URI base, Optional<String> token, HttpClient http) {
    this.base = base;
    this.token = token;
    this.http = http;
  }

  /**
   * Unless told otherwise, a client reads all certificates that the JDK trusts, which takes long.
   *
   * @param trust null for what the JDK trusts
   */
  private static HttpClient client(SSLContext trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT);
    return trust == null ? builder.build() : builder.sslContext(trust).build();
  }

  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** Returns a request whose answer must begin within half a minute. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_LIMIT);
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  /** Returns the answer, even if it is a refusal. */
  public Answer exchange(HttpRequest request) {
    return Answer.of(send(request, BodyHandlers.ofByteArray()));
  }

  /**
   * Returns the body of an answer as it comes, and throws a refusal; the caller closes the body.
   */
  public InputStream stream(HttpRequest request) {
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (!Answer.isRefusal(response.statusCode())) {
      return response.body();
    }
    try (InputStream problem = response.body()) {
      throw Answer.refusal(problem.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.SERVER_UNAVAILABLE, "no answer from " + base + "; see ./energy status", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.SERVER_UNAVAILABLE, "interrupted", e);
    }
  }

  /** Returns the failure of a server that broke off its answer. */
  public EnergyException brokenOff(IOException e) {
    return new EnergyException(
        ErrorCode.SERVER_UNAVAILABLE, base + " broke off its answer: " + e.getMessage(), e);
  }
}
