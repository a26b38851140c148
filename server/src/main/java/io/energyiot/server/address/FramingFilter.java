package io.energyiot.server.address;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refuses requests of which nobody can tell where they end: with a {@code Transfer-Encoding} other
 * than {@code chunked}, which is otherwise ignored. What follows on the connection would be taken
 * for the next request, so the connection is closed.
 */
@ApplicationScoped
public class FramingFilter {
  private static final int FIRST = 1300;

  private final Refusals refusals;

  /** Refuses in the form of {@code json}. */
  public FramingFilter(ObjectMapper json) {
    refusals = new Refusals(json);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    List<String> codings = request.headers().getAll("Transfer-Encoding");
    if (codings.isEmpty()
        || (codings.size() == 1 && codings.get(0).trim().equalsIgnoreCase("chunked"))) {
      routing.next();
      return;
    }
    routing.addEndHandler(answered -> request.connection().close());
    routing.response().putHeader("Connection", "close");
    refusals.send(
        routing,
        new EnergyException(
            ErrorCode.CONTENT_INVALID, "Transfer-Encoding may be nothing but chunked"));
  }
}
