package io.energyiot.server.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.access.Identity;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.address.PathParts;
import io.energyiot.server.address.Refusals;
import io.energyiot.server.error.RateLimitedException;
import io.energyiot.server.metrics.RequestMeters;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The gate that every request passes before anything else answers it: the quick routes, resources,
 * the proxy, pages, metrics. It finds out who asks, and lets through what {@link Operations} lists
 * if the identity has the role. It runs on the thread that read the request and never blocks it.
 */
@ApplicationScoped
public class AccessGate {
  private static final int FIRST = 1000;
  private static final String IDENTITY = Identity.class.getName();
  private static final String OPERATION = Operation.class.getName();
  private static final String BASIC = "Basic ";
  private static final String VARY = "Vary";
  private static final String CACHE_CONTROL = "Cache-Control";

  private final AccessSettings settings;
  private final Credentials credentials;
  private final BadCredentials bad;
  private final Refusals refusals;
  private final Vertx vertx;

  /** Asks {@code credentials} who it is, if credentials are wanted. */
  public AccessGate(
      AccessSettings settings, Credentials credentials, ObjectMapper json, Vertx vertx) {
    this.settings = settings;
    this.credentials = credentials;
    this.bad = new BadCredentials(settings.maxBad(), System::nanoTime);
    this.refusals = new Refusals(json);
    this.vertx = vertx;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  /** Returns who asks; null for what is open to everybody. */
  public static Identity identity(RoutingContext routing) {
    return routing.get(IDENTITY);
  }

  /** Lets {@code identity} ask, where no gate stands. */
  public static void pass(RoutingContext routing, Identity identity) {
    routing.put(IDENTITY, identity);
  }

  /** Returns what is asked for; null for what is open to everybody. */
  public static Operation operation(RoutingContext routing) {
    return routing.get(OPERATION);
  }

  private void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Optional<String> open = Operations.open(request.method().name(), request.path());
    if (open.isPresent()) {
      RequestMeters.count(routing, open.get());
      routing.next();
      return;
    }
    if (!settings.wantsCredentials()) {
      enter(routing, Identity.ANONYMOUS);
      return;
    }
    String header = request.getHeader("Authorization");
    boolean proxy = PathParts.isOfProxy(routing);
    if (header == null || (!proxy && isBasic(header))) {
      refuse(routing, "Bearer", proxy, nothingShown());
      return;
    }
    CheckedCredential known = credentials.known(header);
    long wait = known == null || known.identity() == null ? bad.untilNext(address(request)) : 0;
    if (wait > 0) {
      countAtTemplate(routing);
      refusals.send(
          routing,
          RateLimitedException.after("an address that has shown many bad credentials", wait));
    } else if (known != null) {
      enterOrRefuse(routing, proxy, known);
    } else {
      countAtTemplate(routing); // now, for a client that does not wait for its answer
      request.pause(); // whoever answers reads the body
      Context context = vertx.getOrCreateContext();
      CompletionStage<?> unused =
          credentials
              .check(header, proxy, routing)
              .whenComplete(
                  (checked, failure) ->
                      context.runOnContext(now -> goOn(routing, proxy, checked, failure)));
    }
  }

  /**
   * Only clients of the proxy send passwords. They are refused before they are looked up: one that
   * was good at the proxy is remembered by its header, whatever the path.
   */
  private static boolean isBasic(String header) {
    return header.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }

  private static EnergyException nothingShown() {
    return new EnergyException(
        ErrorCode.UNAUTHENTICATED,
        "send the header Authorization: Bearer KEY, with an API key or a token");
  }

  /** Goes on, or fails the request: nothing else would answer after an exception here. */
  private void goOn(
      RoutingContext routing, boolean proxy, CheckedCredential checked, Throwable failure) {
    try {
      if (failure == null) {
        enterOrRefuse(routing, proxy, checked);
      } else if (EnergyException.causeOf(failure) instanceof EnergyException ours) {
        refusals.send(routing, ours);
      } else {
        routing.fail(failure);
      }
    } catch (RuntimeException e) {
      routing.fail(e);
    }
  }

  private void enterOrRefuse(RoutingContext routing, boolean proxy, CheckedCredential checked) {
    if (checked.identity() != null) {
      enter(routing, checked.identity());
    } else {
      bad.add(address(routing.request()));
      refuse(routing, "Bearer error=\"invalid_token\"", proxy, checked.refusal());
    }
  }

  private void enter(RoutingContext routing, Identity identity) {
    try {
      keepFromOthers(routing);
      List<String> parts = PathParts.of(routing);
      String method = routing.request().method().name();
      Optional<Operation> found = Operations.find(method, parts);
      if (found.isEmpty()) {
        answerWithout(routing, method, parts);
        return;
      }
      routing.put(IDENTITY, identity);
      routing.put(OPERATION, found.get());
      RequestMeters.count(routing, found.get().path());
      checkRole(identity, found.get());
      ScopeCheck.check(identity, found.get(), parts);
      routing.next();
    } catch (EnergyException e) {
      refusals.send(routing, e);
    }
  }

  /** Has caches on the way keep an answer for nobody but who asks, if that makes a difference. */
  private void keepFromOthers(RoutingContext routing) {
    if (settings.wantsCredentials()) {
      MultiMap headers = routing.response().headers();
      headers.set(VARY, "Authorization");
      routing.addHeadersEndHandler(
          end -> {
            if (!headers.contains(CACHE_CONTROL)) { // whoever answers may forbid more
              headers.set(CACHE_CONTROL, "private");
            }
          });
    }
  }

  private static void checkRole(Identity identity, Operation operation) {
    operation
        .role()
        .filter(role -> !identity.has(role))
        .ifPresent(
            role -> {
              throw new EnergyException(
                  ErrorCode.ROLE_MISSING,
                  "this needs the role %s, which %s does not have"
                      .formatted(role.text(), Quoted.of(identity.subject())));
            });
  }

  /** Answers if there is no such operation. */
  private void answerWithout(RoutingContext routing, String method, List<String> parts) {
    Optional<String> allow = Operations.allow(parts);
    if (allow.isEmpty()) {
      throw new EnergyException(ErrorCode.NOT_FOUND, "there is nothing at this address");
    }
    routing.response().putHeader("Allow", allow.get());
    if (!method.equals("OPTIONS")) {
      throw new EnergyException(
          ErrorCode.METHOD_NOT_ALLOWED,
          "this address does not take this method, but " + allow.get());
    }
    RequestMeters.countRefused(routing);
    routing.request().resume();
    routing.response().setStatusCode(204).end();
  }

  private void refuse(
      RoutingContext routing, String bearer, boolean proxy, EnergyException refusal) {
    countAtTemplate(routing);
    List<String> schemes = proxy ? List.of(bearer, "Basic realm=\"energy\"") : List.of(bearer);
    routing.response().putHeader("WWW-Authenticate", schemes);
    refusals.send(routing, refusal);
  }

  private static void countAtTemplate(RoutingContext routing) {
    try {
      Operations.find(routing.request().method().name(), PathParts.of(routing))
          .ifPresentOrElse(
              operation -> RequestMeters.count(routing, operation.path()),
              () -> RequestMeters.countRefused(routing));
    } catch (EnergyException e) {
      RequestMeters.countRefused(routing);
    }
  }
}
