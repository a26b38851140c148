package io.energyiot.server.address;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses addresses that mean nothing, before anything else reads them. So the quick routes, JAX-RS
 * and the proxy agree on the device and the parameters of a request.
 */
@ApplicationScoped
public class AddressFilter {
  private static final int AFTER_TOKEN = 900;

  /** The request headers that decide the format and the compression of an answer. */
  private static final String VARY = "Accept, Accept-Encoding";

  private static final Set<String> OURS = Set.of("v1", "topics");

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
    filters.register(this::check, AFTER_TOKEN);
  }

  private void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    try {
      Map<String, QueryNames> methods = addresses.find(parts(request.path()));
      if (methods.isEmpty()) { // not part of the API: a page, health, or nothing
        routing.next();
        return;
      }
      String method = request.method().name();
      QueryNames known = methods.get(method.equals("HEAD") ? "GET" : method);
      if (known != null) {
        QueryCheck.check(request.query(), known);
        MediaTypes.check(request);
        routing.response().putHeader("Vary", VARY);
        Encodings.heed(routing);
        routing.next();
      } else {
        anotherMethod(routing, methods);
      }
    } catch (EnergyException e) {
      refusals.send(routing, e);
    }
  }

  private void anotherMethod(RoutingContext routing, Map<String, QueryNames> methods) {
    String allow = Addresses.allow(methods);
    routing.response().putHeader("Allow", allow);
    if (routing.request().method().name().equals("OPTIONS")) {
      routing.response().setStatusCode(204).end();
      return;
    }
    refusals.send(
        routing,
        new EnergyException(
            ErrorCode.METHOD_NOT_ALLOWED, "this address does not take this method, but " + allow));
  }

  /** Returns the decoded parts. Refuses parts that some reader on the way would drop. */
  private static List<String> parts(String path) {
    if (path == null || !path.startsWith("/")) {
      throw invalid("must begin with a slash", path);
    }
    List<String> parts = new ArrayList<>();
    for (String part : Addresses.parts(path)) {
      if (part.indexOf(';') >= 0) {
        throw invalid("must have no ; (in an id, write %3B)", path);
      }
      String text =
          EncodedText.decode(part, false)
              .orElseThrow(() -> invalid("must be percent-encoded UTF-8 (for %, write %25)", path));
      if (text.equals(".") || text.equals("..")) {
        throw new BrokenRuleException(
            ErrorCode.DEVICE_ID_INVALID,
            "device_id",
            "neither an address nor a device id may have . or .. for a part; the path is "
                + Quoted.of(path));
      }
      parts.add(text);
    }
    boolean ours = OURS.contains(parts.get(0));
    if (parts.subList(0, parts.size() - 1).contains("") || (ours && parts.contains(""))) {
      throw invalid(
          "must have something between and after its slashes (in an id, write %2F for /)", path);
    }
    return parts;
  }

  private static EnergyException invalid(String rule, String path) {
    return new EnergyException(
        ErrorCode.PARAMETER_INVALID,
        "the path of an address " + rule + "; it is " + Quoted.of(path));
  }
}
