package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the server says of itself, in good times and when a store is gone. */
class HealthIT {
  private static final String READY = "/q/health/ready";
  private static final String ALL_UP =
      "{cassandra=UP, clocks=UP, consumer=UP, kafka=UP, warm-up=UP}";
  private static final Duration NOTICED = Duration.ofSeconds(20);
  private static final Duration STORED = Duration.ofSeconds(30);

  private final ServerCalls http = RunningServer.http();

  private static String checks(HttpResponse<byte[]> health) {
    Map<String, String> checks = new TreeMap<>();
    for (int i = 0; JsonLines.at(health.body(), "/checks/" + i) != null; i++) {
      checks.put(
          JsonLines.at(health.body(), "/checks/" + i + "/name"),
          JsonLines.at(health.body(), "/checks/" + i + "/status"));
    }
    return checks.toString();
  }

  private static String reading(String device) {
    return "{\"device_id\":\"%s\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":0.5}"
        .formatted(device);
  }

  private void awaitReading(String device) {
    HttpResponse<byte[]> answer =
        http.await(
            STORED,
            each -> JsonLines.at(each.body(), "/readings/0/value") != null,
            "/v1/devices/" + device + "/readings?from=2026-01-01&to=2026-01-02");
    assertThat(JsonLines.at(answer.body(), "/readings/0/value"))
        .as(ServerCalls.text(answer))
        .isEqualTo("0.5");
  }

  @Test
  void itLivesAndIsReady() {
    HttpResponse<byte[]> live = http.get("/q/health/live");
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(JsonLines.at(live.body(), "/status")).isEqualTo("UP");

    HttpResponse<byte[]> ready = http.get(READY);
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ServerCalls.header(ready, "Content-Type")).startsWith("application/json");
    assertThat(JsonLines.at(ready.body(), "/status")).isEqualTo("UP");
    assertThat(checks(ready)).isEqualTo(ALL_UP);
  }

  @Test
  void metricsCountReadings() {
    double accepted = metric("energy_readings_accepted_total");
    double rejected = metric("energy_readings_rejected_total");
    http.post(reading("counted") + "\n" + reading("counted") + "\n{}\n");
    assertThat(metric("energy_readings_accepted_total") - accepted).isEqualTo(2);
    assertThat(metric("energy_readings_rejected_total") - rejected).isEqualTo(1);
    awaitReading("counted");
    assertThat(metric("energy_readings_stored_total")).isGreaterThanOrEqualTo(2);
    assertThat(metric("energy_consumer_lag")).isNotNegative();
    assertThat(metric("energy_consumer_rejected_total"))
        .isNotNegative()
        .isEqualTo(metric("energy_readings_rejected_records_total"));
  }

  @Test
  void metricsAreNotCompressedSinceThatCouldHangThem() {
    HttpResponse<byte[]> metrics = http.get("/q/metrics", "Accept-Encoding", "gzip");
    assertThat(metrics.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    assertThat(new String(metrics.body(), StandardCharsets.UTF_8)).contains("energy_consumer_lag");
  }

  private double metric(String name) {
    String text = new String(http.get("/q/metrics").body(), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + text));
  }

  @Test
  void withoutKafkaItTakesNothingAndComesBack() {
    RunningServer.kill(Service.KAFKA);
    try {
      HttpResponse<byte[]> ready = http.await(NOTICED, each -> each.statusCode() == 503, READY);
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(checks(ready)).contains("kafka=DOWN", "cassandra=UP");
      assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);

      HttpResponse<byte[]> refused = http.post(reading("no-kafka"));
      Problems.check(refused, 503, ErrorCode.KAFKA_UNAVAILABLE, null);
      assertThat(ServerCalls.header(refused, "Retry-After")).isEqualTo("1");
    } finally {
      RunningServer.up();
    }
    assertThat(checks(http.get(READY))).isEqualTo(ALL_UP);
    assertThat(http.post(reading("kafka-again")).statusCode()).isEqualTo(202);
    awaitReading("kafka-again");
  }

  @Test
  void withoutCassandraItTakesReadingsAndStoresThemLater() {
    RunningServer.kill(Service.CASSANDRA);
    try {
      HttpResponse<byte[]> ready = http.await(NOTICED, each -> each.statusCode() == 503, READY);
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(checks(ready)).contains("cassandra=DOWN", "kafka=UP");

      assertThat(http.post(reading("no-cassandra")).statusCode()).isEqualTo(202);
      HttpResponse<byte[]> refused = http.get("/v1/devices/no-cassandra/usage");
      Problems.check(refused, 503, ErrorCode.CASSANDRA_UNAVAILABLE, null);
      assertThat(ServerCalls.header(refused, "Retry-After")).isEqualTo("1");
    } finally {
      RunningServer.up();
    }
    assertThat(checks(http.get(READY))).isEqualTo(ALL_UP);
    awaitReading("no-cassandra");
  }

  @Test
  void whatWasAcknowledgedOutlivesAKilledServer() {
    assertThat(http.post(reading("killed")).statusCode()).isEqualTo(202);
    RunningServer.kill(Service.SERVER);
    RunningServer.up();
    awaitReading("killed");
  }
}
