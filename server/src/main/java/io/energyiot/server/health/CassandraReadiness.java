package io.energyiot.server.health;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if Cassandra answers a small query. */
@Readiness
@ApplicationScoped
public class CassandraReadiness implements HealthCheck {
  private final EnergyStore store;

  /** Asks {@code store}. */
  public CassandraReadiness(EnergyStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      return HealthCheckResponse.named("cassandra")
          .up()
          .withData("release", store.release())
          .build();
    } catch (EnergyException e) {
      return HealthCheckResponse.named("cassandra")
          .down()
          .withData("reason", e.getMessage())
          .build();
    }
  }
}
