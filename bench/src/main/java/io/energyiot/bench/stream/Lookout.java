package io.energyiot.bench.stream;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.NewReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Posts a reading of a device of its own, asks for it until it is there, and so on until it is
 * ended; meanwhile it looks at how far the consumer is behind.
 */
final class Lookout implements AutoCloseable {
  private static final Pattern LAG = Pattern.compile("(?m)^energy_consumer_lag(?:\\{.*})? (\\S+)$");
  private static final long QUARTER_SECONDS = 900;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAUSE_MILLIS = 2;
  private static final int DIGITS = 3;
  private static final int MARKERS = 120;
  private static final int QUARTERS_A_DAY = 96;

  private final EnergyClient server;
  private final HttpRequest metrics;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String prefix;
  private final Instant begin;
  private final Histogram micros = new Histogram(DIGITS);
  private final Thread thread = new Thread(this::runAll, "readable");
  private volatile boolean ended;
  private volatile RuntimeException failure;
  private long maxLag;

  /**
   * From acknowledged to readable, milliseconds.
   *
   * @param readings how many were looked for
   * @param maxLag records that the consumer was behind at most
   */
  record Times(long readings, double p50, double p99, double max, long maxLag) {}

  /**
   * @param prefix of the devices' ids
   * @param date in UTC
   */
  Lookout(LocalSystem system, EnergyClient server, String prefix, LocalDate date) {
    this.server = server;
    HttpRequest.Builder question =
        HttpRequest.newBuilder(system.address().resolve("/q/metrics")).timeout(PATIENCE);
    system.credential().ifPresent(each -> question.header("Authorization", "Bearer " + each));
    this.metrics = question.build();
    this.prefix = prefix;
    this.begin = beginOf(date);
    thread.setDaemon(true);
    thread.start();
  }

  private void runAll() {
    try {
      for (long i = 0; !ended || micros.getTotalCount() == 0; i++) {
        lookFor(
            prefix + "-day-" + i / QUARTERS_A_DAY,
            begin.plusSeconds(i % QUARTERS_A_DAY * QUARTER_SECONDS));
        maxLag = Math.max(maxLag, lag());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private static Instant beginOf(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void lookFor(String deviceId, Instant start) {
    post(server, List.of(NewReading.of(deviceId, start, BigDecimal.ONE)));
    long acknowledged = System.nanoTime();
    await(server, deviceId, start);
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - acknowledged));
  }

  /**
   * Returns when all that was acknowledged before is stored: readings of so many devices that each
   * partition of the topic has one, behind all others, are there.
   *
   * @param prefix of the devices' ids, another one each time
   */
  static void awaitStored(EnergyClient server, String prefix, LocalDate date) {
    Instant begin = beginOf(date);
    post(
        server,
        IntStream.range(0, MARKERS)
            .mapToObj(i -> NewReading.of(prefix + i, begin, BigDecimal.ONE))
            .toList());
    for (int i = 0; i < MARKERS; i++) {
      await(server, prefix + i, begin);
    }
  }

  private static void post(EnergyClient server, List<NewReading> readings) {
    while (true) {
      try {
        server.post(readings);
        return;
      } catch (EnergyException e) {
        if (e.code() != ErrorCode.OVERLOADED) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void await(EnergyClient server, String deviceId, Instant start) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (!isThere(server, deviceId, start)) {
      if (System.nanoTime() > limit) {
        throw new BenchException("an acknowledged reading can't be read after five minutes");
      }
      pause();
    }
  }

  private static boolean isThere(EnergyClient server, String deviceId, Instant start) {
    RangeQuestion question = RangeQuestion.of(deviceId, start, start.plusSeconds(QUARTER_SECONDS));
    try {
      return server.readingList(question).stream().anyMatch(each -> each.value() != null);
    } catch (EnergyException e) {
      if (e.code() == ErrorCode.DEVICE_UNKNOWN) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  private long lag() {
    try {
      Matcher found = LAG.matcher(http.send(metrics, BodyHandlers.ofString()).body());
      if (!found.find()) {
        throw new BenchException("the server's metrics have no lag of the consumer");
      }
      return (long) Double.parseDouble(found.group(1));
    } catch (java.io.IOException e) {
      throw new BenchException("asking for metrics", e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  /**
   * Ends when the last reading is there.
   *
   * @throws BenchException if one is not there, or the server does not answer
   */
  Times end() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
    if (failure != null) {
      throw new BenchException("looking for readings", failure);
    }
    return new Times(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3,
        maxLag);
  }

  @Override
  public void close() {
    ended = true;
  }
}
