package io.energyiot.server.body;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up on clients that send a body too slowly, or much more than is read of it. They hold a
 * thread, and a large request also one of a few places. Small posts hold neither, since they are
 * read without waiting.
 */
@Singleton
public final class SteadyBodies {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private static final Logger LOG = LoggerFactory.getLogger(SteadyBodies.class);

  /** What is read after an answer, and forgotten: for how long, and how many bytes. */
  private static final long LINGER_MILLIS = 1_000;

  private static final long MAX_LINGER = 8 << 20;

  private final int minRate;

  /** Demands the rate that {@code settings} say. */
  public SteadyBodies(BodySettings settings) {
    minRate = settings.minRate();
  }

  /**
   * Watches the body of a request. If its client is given up, the connection is closed after the
   * answer; of HTTP/2, which has other requests on it, the stream alone.
   */
  @ServerRequestFilter
  public void watch(ContainerRequestContext request, RoutingContext routing) {
    if (WITH_BODY.contains(request.getMethod())) {
      InputStream body = request.getEntityStream();
      Runnable giveUp = () -> giveUp(routing, body);
      request.setEntityStream(new MinRateBody(body, minRate, giveUp));
    }
  }

  /** Tells the client that nothing may follow: what it sends on a connection that ends is lost. */
  private static void giveUp(RoutingContext routing, InputStream body) {
    HttpServerResponse response = routing.response();
    if (!response.headWritten() && routing.request().version() != HttpVersion.HTTP_2) {
      response.putHeader("Connection", "close");
    }
    routing.addEndHandler(answered -> end(routing, body));
  }

  private static void end(RoutingContext routing, InputStream body) {
    if (routing.request().version() == HttpVersion.HTTP_2) {
      routing.response().reset();
      free(routing.vertx(), body);
    } else {
      linger(routing.vertx(), routing.request().connection(), body);
    }
  }

  /**
   * Closes the connection when the rest has come, or after a moment. Many clients read an answer
   * only when they have sent all, and whoever still sends when the connection ends loses it.
   */
  private static void linger(Vertx vertx, HttpConnection connection, InputStream body) {
    Runnable close = () -> connection.close().onComplete(gone -> free(vertx, body));
    long timer = vertx.setTimer(LINGER_MILLIS, late -> close.run());
    vertx
        .executeBlocking(() -> body.skip(MAX_LINGER) < MAX_LINGER, false)
        .onSuccess(
            all -> {
              if (all && vertx.cancelTimer(timer)) {
                close.run();
              }
            });
  }

  /** Closes the body, which frees what has come and was not read. */
  private static void free(Vertx vertx, InputStream body) {
    vertx.executeBlocking(() -> closed(body), false);
  }

  private static Void closed(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("the rest of a body is gone with its connection", e);
    }
    return null;
  }
}
