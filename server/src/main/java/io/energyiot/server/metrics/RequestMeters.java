package io.energyiot.server.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

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

  /**
   * Leaves out requests with methods that somebody has made up. To rename these would not do: the
   * registry also remembers what a meter was called before.
   */
  @Override
  public MeterFilterReply accept(Meter.Id meter) {
    String method = meter.getName().equals(REQUESTS) ? meter.getTag("method") : null;
    return method == null || METHODS.contains(method)
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }

  /** Has a request counted at the template of its path, unless it has one already. */
  public static void count(RoutingContext routing, String template) {
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
