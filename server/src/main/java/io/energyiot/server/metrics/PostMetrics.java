package io.energyiot.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Counts what requests bring, shown as zero before the first one. */
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

  /** Readings that are on the topic now. */
  public void accepted(long readings) {
    accepted.increment((double) readings);
  }

  /** Readings that were refused. */
  public void rejected(long readings) {
    rejected.increment((double) readings);
  }
}
