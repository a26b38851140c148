package io.energyiot.server.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready if the clocks of this machine, of the brokers and of Cassandra agree. */
@Readiness
@ApplicationScoped
public class ClockReadiness implements HealthCheck {
  private final Clocks clocks;

  /** Reads {@code clocks}. */
  public ClockReadiness(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public HealthCheckResponse call() {
    long machine = clocks.machineAhead();
    OptionalLong brokers = clocks.brokersAhead();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("clocks")
            .status(clocks.agree(machine) && clocks.agree(brokers.orElse(0)))
            .withData("this_machine_ahead_ms", machine);
    brokers.ifPresent(millis -> answer.withData("brokers_ahead_ms", millis));
    return answer.build();
  }
}
