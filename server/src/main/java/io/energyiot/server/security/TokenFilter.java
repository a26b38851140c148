package io.energyiot.server.security;

import io.energyiot.server.ServerSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Lets a request pass that shows the token, where one is set. It stands before every address except
 * health, which a load balancer has to see.
 */
@ApplicationScoped
public class TokenFilter {
  private static final int FIRST = 1000;
  private static final String SCHEME = "Bearer ";
  private static final String HEALTH = "/q/health";

  private final ServerSettings settings;

  /** Reads the token from {@code settings}. */
  public TokenFilter(ServerSettings settings) {
    this.settings = settings;
  }

  void register(@Observes Filters filters) {
    settings
        .token()
        .map(token -> token.getBytes(StandardCharsets.UTF_8))
        .ifPresent(token -> filters.register(request -> check(request, token), FIRST));
  }

  private static void check(RoutingContext request, byte[] token) {
    if (request.normalizedPath().startsWith(HEALTH) || hasToken(request, token)) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(401)
        .putHeader("WWW-Authenticate", "Bearer")
        .putHeader("Content-Type", "application/problem+json")
        .end(
            """
            {"type":"urn:energyiot:error:UNAUTHENTICATED","title":"Unauthenticated","status":401,\
            "detail":"send the header Authorization: Bearer TOKEN","code":"UNAUTHENTICATED"}""");
  }

  private static boolean hasToken(RoutingContext request, byte[] token) {
    String shown = request.request().getHeader("Authorization");
    return shown != null
        && shown.startsWith(SCHEME)
        && MessageDigest.isEqual(
            shown.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8), token);
  }
}
