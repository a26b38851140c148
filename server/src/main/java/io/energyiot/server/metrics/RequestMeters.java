package io.energyiot.server.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the meters of requests few, whatever clients send. Each method and each address has one,
 * which stays for ever.
 */
@Singleton
public final class RequestMeters implements MeterFilter {
  private static final String REQUESTS = "http.server.requests";
  private static final String REFUSED = "REFUSED";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** What Quarkus calls addresses without a template, and what is refused. */
  private static final Set<String> COMMON =
      Set.of("/" + REFUSED, "NOT_FOUND", "REDIRECTION", "UNKNOWN", "root");

  /** The templates at which requests were counted, as many as there are operations. */
  private static final Set<String> TEMPLATES = ConcurrentHashMap.newKeySet();

  /**
   * Leaves out requests with methods that somebody has made up, and with addresses that were
   * answered before the gate, such as one without a slash at its beginning. To rename these would
   * not do: the registry also remembers what a meter was called before.
   */
  @Override
  public MeterFilterReply accept(Meter.Id meter) {
    return !meter.getName().equals(REQUESTS) || isOurs(meter.getTag("method"), meter.getTag("uri"))
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }

  private static boolean isOurs(String method, String uri) {
    return (method == null || METHODS.contains(method))
        && (uri == null || COMMON.contains(uri) || TEMPLATES.contains(uri));
  }

  /**
   * Has a request counted at the template of its path, unless it has one already.
   *
   * @param template one of a few texts, whatever is asked for
   */
  public static void count(RoutingContext routing, String template) {
    TEMPLATES.add(template);
    HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(routing);
    if (metric != null) {
      metric.setTemplatePath(template);
    }
  }

  /** Has a request that was refused counted with all others whose paths have no template. */
  public static void countRefused(RoutingContext routing) {
    count(routing, REFUSED);
  }
}
