package io.energyiot.server.warmup;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Begins the warm-up when the server starts; ready when it is over. */
@Readiness
@ApplicationScoped
public class WarmupReadiness implements HealthCheck {
  private final Warmup warmup;

  /** Watches {@code warmup}. */
  public WarmupReadiness(Warmup warmup) {
    this.warmup = warmup;
  }

  void begin(@Observes StartupEvent start, Vertx vertx) {
    if (!warmup.isOver()) { // it may be off
      warmup.begin(vertx);
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up").status(warmup.isOver()).build();
  }
}
