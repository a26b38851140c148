package io.energyiot.server.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.address.Refusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps web pages of other sites away from a server that wants no credentials, which any browser on
 * this machine can reach. {@code Host} gives away a page whose own name points to this machine (DNS
 * rebinding). {@code Origin} and {@code Sec-Fetch-Site} give away forms and scripts.
 */
@ApplicationScoped
public class SiteFilter {
  private static final int BEFORE_GATE = 1100;
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final AccessSettings settings;
  private final CorsSettings cors;
  private final Refusals refusals;

  /**
   * Reads from {@code settings} whether credentials are wanted, and the name of the server; from
   * {@code cors} which other sites may ask nevertheless.
   */
  public SiteFilter(AccessSettings settings, CorsSettings cors, ObjectMapper json) {
    this.settings = settings;
    this.cors = cors;
    this.refusals = new Refusals(json);
  }

  void register(@Observes Filters filters) {
    if (!settings.wantsCredentials()) {
      filters.register(this::check, BEFORE_GATE);
    }
  }

  private void check(RoutingContext routing) {
    Optional<EnergyException> refusal = refusal(routing.request());
    if (refusal.isEmpty()) {
      routing.next();
    } else {
      refusals.send(routing, refusal.get());
    }
  }

  private Optional<EnergyException> refusal(HttpServerRequest request) {
    List<String> hosts = hosts(request);
    String host = String.join(", ", hosts).toLowerCase(Locale.ROOT);
    if (!hosts.isEmpty() && !isThisMachine(host, settings.host())) {
      return Optional.of(
          new EnergyException(
              ErrorCode.HOST_UNKNOWN,
              "without credentials, the server answers only to localhost and 127.0.0.1; Host is "
                  + Quoted.of(host)));
    }
    if (SAFE.contains(request.method().name())
        || isOwnPage(request, host)
        || cors.allows(request.getHeader("Origin"))) {
      return Optional.empty();
    }
    return Optional.of(
        new EnergyException(
            ErrorCode.SITE_REFUSED,
            "without credentials, a page of another site may change nothing; Origin is "
                + Quoted.of(request.getHeader("Origin"))));
  }

  /** HTTP/2 has no header {@code Host}; clients say there {@code :authority}. */
  private static List<String> hosts(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    return hosts.isEmpty() && request.version() == HttpVersion.HTTP_2 && request.authority() != null
        ? List.of(request.authority().toString())
        : hosts;
  }

  private static boolean isThisMachine(String host, String ownName) {
    Matcher parts = HOST.matcher(host);
    return parts.matches()
        && (LOOPBACK.matcher(parts.group(1)).matches() || parts.group(1).equalsIgnoreCase(ownName));
  }

  private static boolean isOwnPage(HttpServerRequest request, String host) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return (site == null || OWN.contains(site.toLowerCase(Locale.ROOT)))
        && (origin == null || origin.equalsIgnoreCase(request.scheme() + "://" + host));
  }
}
