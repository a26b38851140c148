package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The schema registry is needed once, and waited for until then. */
class RegistryAwayIT {
  private final ServerCalls http = RunningServer.http();

  private static String reading(String device) {
    return "{\"device_id\":\"%s\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":0.5}"
        .formatted(device);
  }

  private void takesAndStores(String device) {
    assertThat(http.post(reading(device)).statusCode()).isEqualTo(202);
    HttpResponse<byte[]> answer =
        http.await(
            Duration.ofSeconds(30),
            each -> JsonLines.at(each.body(), "/readings/0/value") != null,
            "/v1/devices/" + device + "/readings?from=2026-01-01&to=2026-01-02");
    assertThat(ServerCalls.text(answer)).contains("\"value\":0.5");
  }

  @AfterEach
  void bringBack() {
    RunningServer.up();
  }

  @Test
  void aServerThatStartsWithoutItTakesReadingsAsSoonAsItIsThere() {
    takesAndStores("registry-before");
    RunningServer.kill(Service.SERVER);
    RunningServer.kill(Service.REGISTRY);
    RunningServer.upWithout(Service.REGISTRY);
    for (String body : new String[] {reading("none"), reading("none") + " ".repeat(20_000)}) {
      HttpResponse<byte[]> refused = http.post(body);
      Problems.check(refused, 503, ErrorCode.REGISTRY_UNAVAILABLE, null);
      assertThat(ServerCalls.header(refused, "Retry-After")).isEqualTo("1");
    }
    RunningServer.up();
    takesAndStores("registry-after");
  }

  @Test
  void aServerThatKnowsItsSchemaGoesOnWithoutIt() {
    takesAndStores("registry-known");
    RunningServer.kill(Service.REGISTRY);
    takesAndStores("registry-not-asked");
  }
}
