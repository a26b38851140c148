package io.energyiot.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestMetersTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private void measure(String method) {
    measure(method, "/REFUSED");
  }

  private void measure(String method, String uri) {
    registry
        .timer("http.server.requests", "method", method, "uri", uri, "status", "401")
        .record(Duration.ofMillis(1));
  }

  @Test
  void methodsThatClientsMakeUpHaveNoMeters() {
    registry.config().meterFilter(new RequestMeters());
    for (int i = 0; i < 1000; i++) {
      measure("FOO" + i);
    }
    measure("get");
    assertThat(registry.getMeters()).isEmpty();
    measure("GET");
    measure("DELETE");
    registry.timer("others", "method", "FOO").record(Duration.ofMillis(1));
    assertThat(registry.getMeters()).hasSize(3);
  }

  @Test
  void addressesThatTheGateHasNotSeenHaveNoMeters() {
    registry.config().meterFilter(new RequestMeters());
    for (int i = 0; i < 1000; i++) {
      measure("GET", "/foo" + i);
    }
    assertThat(registry.getMeters()).isEmpty();
    measure("GET", "NOT_FOUND");
    assertThat(registry.getMeters()).hasSize(1);
  }
}
