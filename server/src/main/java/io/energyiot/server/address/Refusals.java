package io.energyiot.server.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.energyiot.server.error.Problem;
import io.energyiot.server.error.RateLimitedException;
import io.energyiot.server.proxy.ProxyErrorBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.OptionalInt;

/**
 * Answers requests that are refused before they reach JAX-RS, in the form that their clients
 * expect.
 */
public final class Refusals {
  private static final String PROXY = "/topics/";
  private static final String PROXY_TYPE = "application/vnd.kafka.v2+json";

  private final ObjectMapper json;

  /** Writes answers with {@code json}. */
  public Refusals(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Answers, and reads the rest of the request, because the next one follows on the same
   * connection.
   */
  public void send(RoutingContext routing, EnergyException failure) {
    Problem problem = Problem.of(failure);
    boolean proxy = routing.request().path() != null && routing.request().path().startsWith(PROXY);
    HttpServerResponse response = routing.response();
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", proxy ? PROXY_TYPE : Problem.MEDIA_TYPE);
    retrySeconds(failure, problem)
        .ifPresent(seconds -> response.putHeader("Retry-After", Integer.toString(seconds)));
    routing.request().resume();
    response.end(bytes(proxy ? new ProxyErrorBody(problem.status(), problem.detail()) : problem));
  }

  private static OptionalInt retrySeconds(EnergyException failure, Problem problem) {
    return failure instanceof RateLimitedException limited
        ? OptionalInt.of(limited.seconds())
        : problem.retrySeconds();
  }

  private Buffer bytes(Object body) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
