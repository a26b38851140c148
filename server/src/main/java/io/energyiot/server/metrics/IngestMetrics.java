package io.energyiot.server.metrics;

import io.energyiot.ingest.consume.IngestStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Shows the figures of the consumer. */
@Startup
@Singleton
public final class IngestMetrics {
  /** Registers the consumer's figures. */
  public IngestMetrics(MeterRegistry registry, IngestStatistics statistics) {
    FunctionCounter.builder("energy.readings.stored", statistics, IngestStatistics::stored)
        .description("readings written to the store by this consumer")
        .register(registry);
    FunctionCounter.builder(
            "energy.readings.rejected_records", statistics, IngestStatistics::rejected)
        .description("readings passed on to the topic of rejected ones")
        .register(registry);
    FunctionCounter.builder("energy.consumer.retries", statistics, IngestStatistics::retries)
        .description("writes that failed and were begun again")
        .register(registry);
    Gauge.builder("energy.consumer.lag", statistics, IngestStatistics::lag)
        .description("records on the topic not read yet, as of the last poll")
        .register(registry);
  }
}
