package io.energyiot.server.address;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.Path;
import java.util.List;

/**
 * Refuses parameters and bodies that an operation does not take, before anything else reads them.
 * So the quick routes, JAX-RS and the proxy agree on the device and the parameters of a request.
 * Which addresses there are at all, the gate has decided before.
 */
@ApplicationScoped
public class AddressFilter {
  private static final int AFTER_GATE = 900;

  /** The request headers that decide the format and the compression of an answer. */
  private static final String VARY = "Accept, Accept-Encoding";

  private final Addresses addresses;
  private final Refusals refusals;

  /** Knows the addresses of all resources. */
  public AddressFilter(ObjectMapper json) {
    refusals = new Refusals(json);
    addresses = Addresses.of(resources());
  }

  private static List<? extends Class<?>> resources() {
    return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(each -> each.isAnnotationPresent(Path.class))
        .toList();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_GATE);
  }

  private void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    try {
      String method = request.method().name();
      QueryNames known =
          addresses.find(PathParts.of(routing)).get(method.equals("HEAD") ? "GET" : method);
      if (known != null) { // otherwise a page or health: whatever else there is, was refused before
        QueryCheck.check(request.query(), known);
        MediaTypes.check(request);
        tellVary(routing.response());
        Encodings.heed(routing);
      }
      routing.next();
    } catch (EnergyException e) {
      refusals.send(routing, e);
    }
  }

  private static void tellVary(HttpServerResponse response) {
    String before = response.headers().get("Vary");
    response.putHeader("Vary", before == null ? VARY : before + ", " + VARY);
  }
}
