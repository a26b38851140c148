package io.energyiot.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.http.Answer;
import io.energyiot.model.error.EnergyException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a day of some meters in small requests, in no order and with corrections, and each request
 * again until it is answered 202. What such requests had, and nothing else, must be found later.
 */
final class MeterClient implements Runnable {
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final int MAX_IN_REQUEST = 20;
  private static final int CORRECTED_OF_100 = 5;
  private static final long PAUSE_MILLIS = 30;

  private final EnergyClient server;
  private final Random random;
  private final List<Sent> unsent = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Map<Instant, BigDecimal>> acknowledged = new HashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean ended;

  MeterClient(EnergyClient server, List<String> meters, LocalDate day, long seed) {
    this.server = server;
    this.random = new Random(seed);
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    long intervals = Duration.ofDays(1).dividedBy(INTERVAL);
    for (String meter : meters) {
      acknowledged.put(meter, new TreeMap<>());
      for (int i = 0; i < intervals; i++) {
        unsent.add(new Sent(meter, midnight.plus(INTERVAL.multipliedBy(i)), INTERVAL, value()));
      }
    }
    Collections.shuffle(unsent, random);
  }

  private BigDecimal value() {
    return BigDecimal.valueOf(random.nextInt(5_000), random.nextInt(5));
  }

  @Override
  public void run() {
    while (!ended) {
      List<Sent> readings = next(random.nextBoolean() ? 1 : MAX_IN_REQUEST);
      sendUntilAcknowledged(readings);
      readings.forEach(each -> acknowledged.get(each.device()).put(each.start(), each.value()));
      sent.addAll(readings);
      pause(PAUSE_MILLIS);
    }
  }

  private List<Sent> next(int count) {
    List<Sent> next = new ArrayList<>();
    while (next.size() < count) {
      boolean correct = unsent.isEmpty() || random.nextInt(100) < CORRECTED_OF_100;
      if (correct && !sent.isEmpty()) {
        Sent old = sent.get(random.nextInt(sent.size()));
        next.add(new Sent(old.device(), old.start(), old.interval(), value()));
      } else {
        next.add(unsent.remove(unsent.size() - 1));
      }
    }
    return next;
  }

  private void sendUntilAcknowledged(List<Sent> readings) {
    while (!isAcknowledged(readings)) {
      refused.incrementAndGet();
      pause(100);
    }
    requests.incrementAndGet();
  }

  private boolean isAcknowledged(List<Sent> readings) {
    boolean single = readings.size() == 1;
    String type = single ? "application/json" : "application/x-ndjson";
    String body = single ? readings.get(0).json() : Sent.ndjson(readings);
    try {
      Answer answer = server.post("/v1/readings", type, body.getBytes(UTF_8));
      if (answer.status() == 202 && !Output.parse(answer.body()).path("rejected").isEmpty()) {
        throw new AssertionError(new String(answer.body(), UTF_8));
      }
      return answer.status() == 202;
    } catch (EnergyException e) {
      return false; // not answered; whether it was taken nobody knows
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it when the request at hand is acknowledged. */
  void end() {
    ended = true;
  }

  /** Requests that were acknowledged so far. */
  long requests() {
    return requests.get();
  }

  /** How often a request was refused, or not answered. */
  long refused() {
    return refused.get();
  }

  /** What must be found, by device and start; once it has ended. */
  Map<String, Map<Instant, BigDecimal>> acknowledged() {
    return acknowledged;
  }
}
