package io.energyiot.server.body;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
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
      Runnable giveUp = () -> routing.addEndHandler(answered -> end(routing, body));
      request.setEntityStream(new MinRateBody(body, minRate, giveUp));
    }
  }

  /** Ends the request, and then closes the body, which frees what has come and was not read. */
  private static void end(RoutingContext routing, InputStream body) {
    HttpServerRequest request = routing.request();
    Future<Void> ended;
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
      ended = Future.succeededFuture();
    } else {
      ended = request.connection().close();
    }
    ended.onComplete(gone -> routing.vertx().executeBlocking(() -> closed(body), false));
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
