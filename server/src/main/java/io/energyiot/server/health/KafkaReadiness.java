package io.energyiot.server.health;

import io.energyiot.ingest.topic.ReadingsTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if a Kafka broker answers. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {
  private final SharedCheck check;

  /** Asks through the administration client of {@code topic}. */
  public KafkaReadiness(ReadingsTopic topic) {
    check = new SharedCheck("kafka", answer -> topic.checkAnswers(), System::nanoTime);
  }

  @Override
  public HealthCheckResponse call() {
    return check.answer();
  }
}
