package io.energyiot.server.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.Operation;
import io.energyiot.server.address.Refusals;
import io.energyiot.server.error.RateLimitedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells clients to wait that ask or send more than they may. A client is an API key, a subject, or
 * the address of somebody without a credential. Never blocks.
 */
@ApplicationScoped
public class LimitFilter {
  private static final int AFTER_GATE = 975;
  private static final int MAX_CLIENTS = 20_000;

  private final LimitSettings settings;
  private final ClientAllowances clients;
  private final Allowance all;
  private final Refusals refusals;
  private final Counter refused;

  /** Keeps the limits of {@code settings}. */
  public LimitFilter(LimitSettings settings, ObjectMapper json, MeterRegistry registry) {
    this.settings = settings;
    this.clients = new ClientAllowances(settings.client(), MAX_CLIENTS, System::nanoTime);
    this.all = new Allowance(settings.all());
    this.refusals = new Refusals(json);
    this.refused =
        Counter.builder("energy.limits.refused")
            .description("requests refused because of a limit of requests, readings or bytes")
            .register(registry);
  }

  void register(@Observes Filters filters) {
    if (settings.isOn()) {
      filters.register(this::check, AFTER_GATE);
    }
  }

  private void check(RoutingContext routing) {
    Operation operation = AccessGate.operation(routing);
    if (operation == null) { // health
      routing.next();
      return;
    }
    HttpServerRequest request = routing.request();
    Allowance own = clients.of(client(AccessGate.identity(routing), request));
    boolean sends = operation.role().filter(role -> role == Role.INGEST).isPresent();
    boolean body = !operation.method().equals("GET");
    long wait = own.admit(sends, body);
    String who = "this client";
    if (wait == 0) {
      wait = all.admit(sends, body);
      who = "all clients together";
    }
    if (wait > 0) {
      refused.increment();
      refusals.send(routing, RateLimitedException.after(who, wait));
      return;
    }
    new LimitedClient(own, all).keep(routing);
    if (body) {
      chargeBytes(routing, own);
    }
    routing.next();
  }

  private static String client(Identity identity, HttpServerRequest request) {
    if (identity.keyId() != null) {
      return "key " + identity.keyId();
    }
    return identity.equals(Identity.ANONYMOUS)
        ? "address " + request.remoteAddress().hostAddress()
        : "subject " + identity.subject();
  }

  /** Counts a body by the length that it names, or when it was read. */
  private void chargeBytes(RoutingContext routing, Allowance own) {
    HttpServerRequest request = routing.request();
    if (request.getHeader("Content-Length") == null) {
      routing.addEndHandler(end -> charge(own, request.bytesRead()));
      return;
    }
    try {
      charge(own, Long.parseLong(request.getHeader("Content-Length")));
    } catch (NumberFormatException e) {
      routing.addEndHandler(end -> charge(own, request.bytesRead()));
    }
  }

  private void charge(Allowance own, long bytes) {
    own.chargeBytes(bytes);
    all.chargeBytes(bytes);
  }
}
