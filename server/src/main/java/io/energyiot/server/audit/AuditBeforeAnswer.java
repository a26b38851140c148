package io.energyiot.server.audit;

import io.energyiot.model.error.EnergyException;
import io.energyiot.server.error.Problem;
import io.quarkus.runtime.BlockingOperationControl;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the answer to a change back until its audit entry is stored. */
@Provider
public final class AuditBeforeAnswer implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AuditBeforeAnswer.class);
  private static final int FIRST_FAILURE = 400;

  private final AuditTrail trail;
  private final RoutingContext routing;

  /** Writes to {@code trail}. */
  public AuditBeforeAnswer(AuditTrail trail, RoutingContext routing) {
    this.trail = trail;
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    AuditedRequest audited =
        trail.isEnabled() ? AuditedRequest.of(routing) : AuditedRequest.UNHEARD;
    boolean waits =
        audited != AuditedRequest.UNHEARD
            && audited.isChange()
            && BlockingOperationControl.isBlockingAllowed(); // else nothing was done
    if (!waits || !audited.note()) {
      return;
    }
    try {
      trail.write(audited, response.getStatus());
    } catch (EnergyException e) {
      LOG.error("{}", e.getMessage());
      if (!trail.isLenient() && response.getStatus() < FIRST_FAILURE) {
        Problem problem = Problem.of(e);
        response.setStatus(problem.status());
        response.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
      }
    }
  }
}
