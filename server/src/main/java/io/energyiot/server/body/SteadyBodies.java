package io.energyiot.server.body;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Gives up clients that send a body too slowly: they keep a thread, and a large one keeps one of a
 * few places. Small posts, which are read without waiting, keep neither.
 */
@Singleton
public final class SteadyBodies {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final int minRate;

  /** Wants the rate that {@code settings} say. */
  public SteadyBodies(BodySettings settings) {
    minRate = settings.minRate();
  }

  /** The connection of a client that is given up is closed once it has the answer. */
  @ServerRequestFilter
  public void watch(ContainerRequestContext request, RoutingContext routing) {
    if (WITH_BODY.contains(request.getMethod())) {
      Runnable giveUp =
          () -> routing.addEndHandler(answered -> routing.request().connection().close());
      request.setEntityStream(new SteadyBody(request.getEntityStream(), minRate, giveUp));
    }
  }
}
