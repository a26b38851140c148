package io.energyiot.server.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.energyiot.server.error.Problem;
import io.energyiot.server.error.ProxyErrorBody;
import io.energyiot.server.error.RateLimitedException;
import io.energyiot.server.metrics.RequestMeters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.OptionalInt;

/**
 * Answers requests that are refused before they reach JAX-RS, in the form that their clients
 * expect.
 */
public final class Refusals {
  private static final String PROXY_TYPE = "application/vnd.kafka.v2+json";

  /** What a client may still send after it was refused, bytes. */
  private static final long MAX_REST = 1 << 20;

  private static final long REST_MILLIS = 5_000;

  private final ObjectMapper json;

  /** Writes answers with {@code json}. */
  public Refusals(ObjectMapper json) {
    this.json = json;
  }

  /** Answers, and reads the rest of the request. */
  public void send(RoutingContext routing, EnergyException failure) {
    RequestMeters.countRefused(routing);
    Problem problem = Problem.of(failure);
    boolean proxy = PathParts.isOfProxy(routing);
    HttpServerResponse response = routing.response();
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", proxy ? PROXY_TYPE : Problem.MEDIA_TYPE);
    retrySeconds(failure, problem)
        .ifPresent(seconds -> response.putHeader("Retry-After", Integer.toString(seconds)));
    readRest(routing);
    response.end(bytes(proxy ? new ProxyErrorBody(problem.status(), problem.detail()) : problem));
  }

  private static OptionalInt retrySeconds(EnergyException failure, Problem problem) {
    return failure instanceof RateLimitedException limited
        ? OptionalInt.of(limited.seconds())
        : problem.retrySeconds();
  }

  /**
   * The next request follows on the same connection, which ends if this one does not. A request of
   * HTTP/2 ends alone.
   */
  private static void readRest(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.isEnded()) {
      return;
    }
    long[] read = new long[1];
    request.handler(
        piece -> {
          read[0] += piece.length();
          if (read[0] > MAX_REST) {
            end(request);
          }
        });
    request.resume();
    if (!request.isEnded()) {
      Vertx vertx = routing.vertx();
      long timer = vertx.setTimer(REST_MILLIS, late -> end(request));
      request.endHandler(end -> vertx.cancelTimer(timer));
    }
  }

  private static void end(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  private Buffer bytes(Object body) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
