package io.energyiot.server.health;

import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.error.EnergyException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if a Kafka broker answers. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {
  private final ReadingsTopic topic;

  /** Asks through the administration client of {@code topic}. */
  public KafkaReadiness(ReadingsTopic topic) {
    this.topic = topic;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      topic.checkAnswers();
      return HealthCheckResponse.up("kafka");
    } catch (EnergyException e) {
      return HealthCheckResponse.named("kafka").down().withData("reason", e.getMessage()).build();
    }
  }
}
