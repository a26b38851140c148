package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Who asks in the request that is being answered, for resources. */
@RequestScoped
public class CurrentIdentity {
  private final RoutingContext routing;

  /** Is of the request {@code routing}. */
  public CurrentIdentity(RoutingContext routing) {
    this.routing = routing;
  }

  /** Returns the identity that has passed the gate. */
  public Identity identity() {
    return AccessGate.identity(routing);
  }

  /** Returns the address that the request comes from. */
  public String address() {
    return routing.request().remoteAddress().hostAddress();
  }
}
