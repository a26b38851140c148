package io.energyiot.cli.demo;

import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.NewReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.Receipt;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

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
   * For meters that are among the households.
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
      List<NewReading> interval = interval(start, i);
      long sent = System.nanoTime();
      Receipt receipt = server.post(interval);
      long answered = System.nanoTime();
      readings += (int) receipt.accepted();
      acknowledged.add((answered - sent) / 1e6);
      awaitReadable(start, i, answered);
      readable = Math.max(readable, (System.nanoTime() - answered) / 1e6);
    }
    Collections.sort(acknowledged);
    return new DemoReport.Stream(
        readings, INTERVALS, acknowledged.get(acknowledged.size() / 2), readable);
  }

  private List<NewReading> interval(Instant start, int interval) {
    return IntStream.range(0, deviceIds.size())
        .mapToObj(
            meter ->
                NewReading.of(
                    deviceIds.get(meter), start, BigDecimal.valueOf(wattHours(meter, interval), 3)))
        .toList();
  }

  private int wattHours(int meter, int interval) {
    return 100 + (meter * 7 + interval * 13 + salt) % 900;
  }

  private boolean isReadable(RangeQuestion question, int wattHours) {
    BigDecimal sent = BigDecimal.valueOf(wattHours, 3);
    return server.readingList(question).stream().anyMatch(each -> isSame(sent, each.value()));
  }

  private static boolean isSame(BigDecimal sent, BigDecimal read) {
    return read != null && sent.compareTo(read) == 0;
  }

  private void awaitReadable(Instant start, int interval, long since) {
    for (int meter : new int[] {0, deviceIds.size() - 1}) {
      String deviceId = deviceIds.get(meter);
      int sent = wattHours(meter, interval);
      RangeQuestion question =
          RangeQuestion.of(deviceId, start, start.plus(15, ChronoUnit.MINUTES));
      while (!isReadable(question, sent)) {
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
