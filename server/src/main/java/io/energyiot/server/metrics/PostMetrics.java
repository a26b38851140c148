package io.energyiot.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Counts the readings of requests, from zero on. */
@Startup
@Singleton
public final class PostMetrics {
  private final Counter accepted;
  private final Counter rejected;

  /** Registers the counters. */
  public PostMetrics(MeterRegistry registry) {
    accepted =
        Counter.builder("energy.readings.accepted")
            .description("readings put on the topic")
            .register(registry);
    rejected =
        Counter.builder("energy.readings.rejected")
            .description("readings of requests that break a rule")
            .register(registry);
  }

  /** Counts readings that are on the topic. */
  public void accepted(long readings) {
    accepted.increment((double) readings);
  }

  /** Counts readings that were refused. */
  public void rejected(long readings) {
    rejected.increment((double) readings);
  }
}
