package io.energyiot.server.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.error.EnergyException;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.Operation;
import io.energyiot.server.address.Refusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Notes each request that ends, if somebody known has asked for something that is noted: also one
 * that the gate has refused. Refuses what can't be noted. Never blocks.
 */
@ApplicationScoped
public class AuditFilter {
  private static final int BEFORE_GATE = 1050;
  private static final int AFTER_GATE = 950;

  /** The result of a request whose client went before the answer. */
  private static final int CLIENT_GONE = 499;

  private final AuditTrail trail;
  private final Refusals refusals;

  /** Notes in {@code trail}. */
  public AuditFilter(AuditTrail trail, ObjectMapper json) {
    this.trail = trail;
    this.refusals = new Refusals(json);
  }

  void register(@Observes Filters filters) {
    if (trail.isEnabled()) {
      filters.register(this::watch, BEFORE_GATE);
      filters.register(this::begin, AFTER_GATE);
    }
  }

  private void watch(RoutingContext routing) {
    routing.addEndHandler(end -> note(routing));
    routing.next();
  }

  private void begin(RoutingContext routing) {
    if (isNoted(routing)) {
      try {
        trail.check();
        AuditedRequest.begin(routing);
      } catch (EnergyException e) {
        refusals.send(routing, e);
        return;
      }
    }
    routing.next();
  }

  private static boolean isNoted(RoutingContext routing) {
    Operation operation = AccessGate.operation(routing);
    return operation != null && AuditedOperations.isNoted(operation);
  }

  private void note(RoutingContext routing) {
    if (!isNoted(routing)) {
      return;
    }
    AuditedRequest request = AuditedRequest.of(routing);
    if (request == AuditedRequest.UNHEARD) { // refused at the gate, or above
      request = AuditedRequest.begin(routing);
    }
    if (request.note()) {
      boolean answered = routing.response().headWritten();
      trail.note(request, answered ? routing.response().getStatusCode() : CLIENT_GONE);
    }
  }
}
