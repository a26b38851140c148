package io.energyiot.server.health;

import io.energyiot.store.EnergyStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if Cassandra answers a small query. */
@Readiness
@ApplicationScoped
public class CassandraReadiness implements HealthCheck {
  private final SharedCheck check;

  /** Asks {@code store}. */
  public CassandraReadiness(EnergyStore store) {
    check =
        new SharedCheck(
            "cassandra", answer -> answer.withData("release", store.release()), System::nanoTime);
  }

  @Override
  public HealthCheckResponse call() {
    return check.answer();
  }
}
