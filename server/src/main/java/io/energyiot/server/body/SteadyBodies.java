package io.energyiot.server.body;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Gives up on clients that send a body too slowly. They hold a thread, and a large request also one
 * of a few places. Small posts hold neither, since they are read without waiting.
 */
@Singleton
public final class SteadyBodies {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final int minRate;

  /** Demands the rate that {@code settings} say. */
  public SteadyBodies(BodySettings settings) {
    minRate = settings.minRate();
  }

  /**
   * Watches the body of a request. If its client is given up, the connection is closed after the
   * answer.
   */
  @ServerRequestFilter
  public void watch(ContainerRequestContext request, RoutingContext routing) {
    if (WITH_BODY.contains(request.getMethod())) {
      Runnable giveUp =
          () -> routing.addEndHandler(answered -> routing.request().connection().close());
      request.setEntityStream(new MinRateBody(request.getEntityStream(), minRate, giveUp));
    }
  }
}
