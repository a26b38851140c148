package io.energyiot.server.access;

import io.energyiot.server.metrics.RequestMeters;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * Tells browsers that pages of the sites that are named may read answers (CORS), and answers what
 * browsers ask before, which shows no credential. Other sites are told nothing, so browsers keep
 * answers from their pages.
 */
@ApplicationScoped
public class CorsFilter {
  private static final int FIRST = 1200;
  private static final int KEPT_SECONDS = 600;

  private final CorsSettings settings;
  private final CorsHandler handler;

  /** Reads from {@code settings} which sites are named. */
  public CorsFilter(CorsSettings settings) {
    this.settings = settings;
    this.handler =
        CorsHandler.create()
            .addOrigins(List.copyOf(settings.origins()))
            .allowedMethods(
                Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.DELETE))
            .allowedHeaders(
                Set.of(
                    "Accept",
                    "Authorization",
                    "Content-Encoding",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-None-Match"))
            .exposedHeaders(
                Set.of(
                    "ETag",
                    "Idempotency-Replayed",
                    "Link",
                    "Location",
                    "Readings-Expected",
                    "Readings-Overlapping",
                    "Readings-Present",
                    "Retry-After"))
            .maxAgeSeconds(KEPT_SECONDS);
  }

  void register(@Observes Filters filters) {
    if (!settings.origins().isEmpty()) {
      filters.register(this::check, FIRST);
    }
  }

  private void check(RoutingContext routing) {
    routing.addHeadersEndHandler(head -> routing.response().headers().add("Vary", "Origin"));
    if (settings.allows(routing.request().getHeader("Origin"))) {
      if (routing.request().method().equals(HttpMethod.OPTIONS)) {
        RequestMeters.countRefused(routing); // whatever the path, it is answered here
      }
      handler.handle(routing);
    } else {
      routing.next();
    }
  }
}
