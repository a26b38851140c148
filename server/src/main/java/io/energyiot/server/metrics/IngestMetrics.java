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
    FunctionCounter.builder("energy.consumer.rejected", statistics, IngestStatistics::rejected)
        .description("readings that the consumer sent to the topic of rejects")
        .register(registry);
    // The former name, which counted readings and not records. Dashboards still ask for it.
    FunctionCounter.builder(
            "energy.readings.rejected_records", statistics, IngestStatistics::rejected)
        .description("the same as energy.consumer.rejected, under its former name")
        .register(registry);
    FunctionCounter.builder("energy.consumer.retries", statistics, IngestStatistics::retries)
        .description("writes that failed and were tried again")
        .register(registry);
    Gauge.builder("energy.consumer.lag", statistics, IngestStatistics::lag)
        .description("records on the topic not read yet, as of the last poll")
        .register(registry);
  }
}
