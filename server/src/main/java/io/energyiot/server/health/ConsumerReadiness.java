package io.energyiot.server.health;

import io.energyiot.ingest.consume.IngestStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if the consumer polls and does not lag far behind. */
@Readiness
@ApplicationScoped
public class ConsumerReadiness implements HealthCheck {
  private static final double MAX_SILENT_SECONDS = 30;

  private final IngestStatistics statistics;
  private final HealthSettings settings;

  /** Reads the statistics of the consumer. */
  public ConsumerReadiness(IngestStatistics statistics, HealthSettings settings) {
    this.statistics = statistics;
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    boolean alive = statistics.silentSeconds() < MAX_SILENT_SECONDS;
    return HealthCheckResponse.named("consumer")
        .status(alive && statistics.lag() <= settings.maxLag())
        .withData("lag", statistics.lag())
        .withData("silent_seconds", (long) statistics.silentSeconds())
        .build();
  }
}
