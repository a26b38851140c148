package io.energyiot.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.client.EnergyClient;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Streams the first quarter hours of a new day for some meters, and waits to read them back. */
final class DemoStream {
  static final int METERS = 100;
  private static final int INTERVALS = 4;
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final EnergyClient server;
  private final List<String> deviceIds;
  private final Instant from;

  /** Other values each time, so that those of an earlier demo are not taken for them. */
  private final int salt = (int) (System.currentTimeMillis() / 1000 % 900);

  /**
   * For meters that are in the fleet.
   *
   * @param from when the new day starts
   */
  DemoStream(EnergyClient server, List<String> deviceIds, Instant from) {
    this.server = server;
    this.deviceIds = deviceIds;
    this.from = from;
  }

  /** One request an interval, as a head-end that collects from its meters would send them. */
  DemoReport.Stream run() {
    List<Double> acknowledged = new ArrayList<>();
    double readable = 0;
    int readings = 0;
    for (int i = 0; i < INTERVALS; i++) {
      Instant start = from.plus(15L * i, ChronoUnit.MINUTES);
      String body = body(start, i);
      long sent = System.nanoTime();
      JsonNode receipt = server.post(body);
      long answered = System.nanoTime();
      readings += receipt.path("accepted").asInt();
      acknowledged.add((answered - sent) / 1e6);
      awaitReadable(start, i, answered);
      readable = Math.max(readable, (System.nanoTime() - answered) / 1e6);
    }
    Collections.sort(acknowledged);
    return new DemoReport.Stream(
        readings, INTERVALS, acknowledged.get(acknowledged.size() / 2), readable);
  }

  private String body(Instant start, int interval) {
    StringBuilder lines = new StringBuilder();
    for (int meter = 0; meter < deviceIds.size(); meter++) {
      lines.append("{\"device_id\":\"").append(deviceIds.get(meter));
      lines.append("\",\"start\":\"").append(start).append("\",\"value\":0.");
      lines.append(wattHours(meter, interval)).append("}\n");
    }
    return lines.toString();
  }

  private int wattHours(int meter, int interval) {
    return 100 + (meter * 7 + interval * 13 + salt) % 900;
  }

  private static int wattHoursIn(JsonNode answer) {
    return (int) Math.round(answer.path("readings").path(0).path("value").asDouble() * 1000);
  }

  private void awaitReadable(Instant start, int interval, long since) {
    for (int meter : new int[] {0, deviceIds.size() - 1}) {
      String deviceId = deviceIds.get(meter);
      int sent = wattHours(meter, interval);
      Map<String, String> question =
          Map.of("from", start.toString(), "to", start.plus(15, ChronoUnit.MINUTES).toString());
      while (wattHoursIn(server.readings(deviceId, question)) != sent) {
        if (System.nanoTime() - since > MAX_WAIT_NANOS) {
          throw new EnergyException(
              ErrorCode.SERVER_UNAVAILABLE,
              "an acknowledged reading can't be read back after 30 s; see ./energy status");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
