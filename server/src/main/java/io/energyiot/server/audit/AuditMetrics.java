package io.energyiot.server.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Shows the figures of the audit, from zero on. */
@Startup
@Singleton
public final class AuditMetrics {
  /** Registers them. */
  public AuditMetrics(MeterRegistry registry, AuditTrail trail) {
    FunctionCounter.builder("energy.audit.written", trail, AuditTrail::written)
        .description("audit entries that this server has written")
        .register(registry);
    FunctionCounter.builder("energy.audit.refused", trail, AuditTrail::refused)
        .description("requests refused because the audit could not be written")
        .register(registry);
    FunctionCounter.builder("energy.audit.lost", trail, AuditTrail::lost)
        .description("requests that were done but are not in the audit")
        .register(registry);
    Gauge.builder("energy.audit.waiting", trail, AuditTrail::waiting)
        .description("audit entries that wait to be written")
        .register(registry);
  }
}
