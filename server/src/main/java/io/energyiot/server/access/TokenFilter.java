package io.energyiot.server.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.address.Refusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Refuses requests without the token, if one is set. Only health needs no token, since load
 * balancers ask for it.
 */
@ApplicationScoped
public class TokenFilter {
  private static final int FIRST = 1000;
  private static final String SCHEME = "Bearer ";
  private static final String HEALTH = "/q/health";

  private final AccessSettings settings;
  private final Refusals refusals;

  /** Reads the token from {@code settings}; {@code json} writes answers. */
  public TokenFilter(AccessSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.refusals = new Refusals(json);
  }

  void register(@Observes Filters filters) {
    settings
        .token()
        .map(token -> token.getBytes(StandardCharsets.UTF_8))
        .ifPresent(token -> filters.register(request -> check(request, token), FIRST));
  }

  private void check(RoutingContext request, byte[] token) {
    if (request.normalizedPath().startsWith(HEALTH) || hasToken(request, token)) {
      request.next();
      return;
    }
    request.response().putHeader("WWW-Authenticate", "Bearer");
    refusals.send(
        request,
        new EnergyException(
            ErrorCode.UNAUTHENTICATED, "send the header Authorization: Bearer TOKEN"));
  }

  private static boolean hasToken(RoutingContext request, byte[] token) {
    String shown = request.request().getHeader("Authorization");
    return shown != null
        && shown.startsWith(SCHEME)
        && MessageDigest.isEqual(
            shown.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8), token);
  }
}
