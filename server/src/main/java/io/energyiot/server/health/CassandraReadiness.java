package io.energyiot.server.health;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.energyiot.store.EnergyStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if Cassandra answers a small question. */
@Readiness
@ApplicationScoped
public class CassandraReadiness implements HealthCheck {
  private static final SimpleStatement QUESTION =
      SimpleStatement.newInstance("SELECT release_version FROM system.local")
          .setTimeout(Duration.ofSeconds(2));

  private final EnergyStore store;

  /** Asks through the session of {@code store}. */
  public CassandraReadiness(EnergyStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      String release = store.session().execute(QUESTION).one().getString(0);
      return HealthCheckResponse.named("cassandra").up().withData("release", release).build();
    } catch (DriverException e) {
      return HealthCheckResponse.named("cassandra")
          .down()
          .withData("reason", e.getMessage())
          .build();
    }
  }
}
