package io.energyiot.server.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.formats.ReadingList;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.error.Problem;
import io.energyiot.server.error.RejectedReading;
import io.energyiot.server.limits.LimitedClient;
import io.energyiot.server.metrics.PostMetrics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes small posts of plain JSON or NDJSON quickly, on the thread that read them and without
 * blocking it. That needs a third of the processor time of {@link ReadingsResource}, which takes
 * all other posts, and those of identities that see only some devices. Both give the same answers.
 */
@ApplicationScoped
public class SmallPosts {
  /** The longest body, which is parsed in less than a millisecond. */
  private static final long MAX_BYTES = 16 * 1024;

  private static final String JSON = "application/json;charset=UTF-8";
  private static final int BEFORE_OTHERS = -1;

  private final ReadingsPublisher publisher;
  private final PostMetrics metrics;
  private final ObjectMapper mapper;
  private final JsonReader json = new JsonReader(new JsonLimits((int) MAX_BYTES, (int) MAX_BYTES));

  /** Publishes by {@code publisher}; {@code mapper} writes answers. */
  public SmallPosts(ReadingsPublisher publisher, PostMetrics metrics, ObjectMapper mapper) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.mapper = mapper;
  }

  /** Takes its posts from {@code router}. */
  public void register(@Observes Router router) {
    router
        .route(HttpMethod.POST, "/v1/readings")
        .order(BEFORE_OTHERS)
        .handler(
            routing -> {
              if (AccessGate.identity(routing).seesAll() && isSmall(routing.request())) {
                routing
                    .request()
                    .body()
                    .onSuccess(body -> takeOrFail(routing, body))
                    .onFailure(routing::fail);
                routing.request().resume(); // the filters before may have paused it
              } else {
                routing.next();
              }
            });
  }

  private static boolean isSmall(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    String length = request.getHeader("Content-Length");
    return (isType(type, "application/json") || isType(type, "application/x-ndjson"))
        && length != null
        && length.length() <= 5
        && Long.parseLong(length) <= MAX_BYTES
        && request.getHeader("Content-Encoding") == null
        && request.getHeader("Expect") == null
        && request.getHeader(IdempotentPosts.KEY) == null
        && request.query() == null;
  }

  private static boolean isType(String found, String type) {
    return found != null && found.equalsIgnoreCase(type);
  }

  /** Takes a body, or fails the request: nothing else would answer after an exception here. */
  private void takeOrFail(RoutingContext routing, Buffer body) {
    try {
      take(routing, body);
    } catch (RuntimeException e) {
      routing.fail(e);
    }
  }

  private void take(RoutingContext routing, Buffer body) {
    boolean lines = isType(routing.request().getHeader("Content-Type"), "application/x-ndjson");
    ReadingList found = read(body.getBytes(), lines);
    List<RejectedReading> refused =
        found.rejects().stream()
            .limit(PublishingSink.MAX_LISTED)
            .map(each -> RejectedReading.of(each, 0))
            .toList();
    metrics.rejected(found.rejects().size());
    AuditedRequest.of(routing).sent(found.readings());
    LimitedClient.of(routing).chargeReadings(found.readings().size());
    HttpServerResponse response = routing.response();
    if (found.readings().isEmpty()) {
      refuse(response, ReadingsResource.nothingAccepted(refused));
      return;
    }
    int accepted = found.readings().size();
    ReadingsReceipt receipt = ReadingsReceipt.of(accepted, refused, found.rejects().size());
    Context context = Vertx.currentContext();
    CompletableFuture<Void> unused =
        publisher
            .publish(found.readings())
            .whenComplete(
                (done, failure) -> context.runOnContext(now -> answer(response, receipt, failure)));
  }

  private ReadingList read(byte[] body, boolean lines) {
    ReadingList found = new ReadingList();
    try {
      if (lines) {
        json.readLines(body, found);
      } else {
        json.readDocument(body, found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private void answer(HttpServerResponse response, ReadingsReceipt receipt, Throwable failure) {
    if (failure == null) {
      metrics.accepted(receipt.accepted());
      response.setStatusCode(202).putHeader("Content-Type", JSON);
      response.end(json(receipt));
      return;
    }
    refuse(
        response,
        EnergyException.causeOf(failure) instanceof EnergyException ours
            ? Problem.of(ours)
            : Problem.of(ErrorCode.INTERNAL, "the readings are not stored; send them again"));
  }

  private void refuse(HttpServerResponse response, Problem problem) {
    response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
    problem
        .retrySeconds()
        .ifPresent(seconds -> response.putHeader("Retry-After", Integer.toString(seconds)));
    response.end(json(problem));
  }

  private Buffer json(Object answer) {
    try {
      return Buffer.buffer(mapper.writeValueAsBytes(answer));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
