package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.query.fixture.PlainUsage;
import io.energyiot.query.fixture.RandomMeter;
import io.energyiot.query.fixture.RawReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Random meters post readings and correct them; what is answered, now and as it was known before
 * the corrections, is a plain sum over what was posted by then. {@code -Denergy.seed=N} does a run
 * again.
 */
class UsageRandomIT {
  private static final int CASES = 12;
  private static final int MAX_READINGS = 1000;
  private static final Duration READABLE = Duration.ofSeconds(10);
  private static final long EARLIEST = Instant.parse("2015-01-01T00:00:00Z").toEpochMilli();
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "America/St_Johns",
          "Pacific/Apia",
          "Africa/Casablanca");
  private static final List<String> BUCKETS =
      List.of("quarter-hour", "hour", "day", "week", "month", "quarter", "year", "none");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ServerCalls http = RunningServer.http();

  @Test
  void everyAggregateIsThatOfAPlainSum() {
    long seed = Long.getLong("energy.seed", System.nanoTime());
    System.out.println("UsageRandomIT: -Denergy.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      check(random, "random-" + seed + "-" + i);
    }
  }

  private void check(Random random, String device) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    String by = BUCKETS.get(random.nextInt(BUCKETS.size()));
    long from = EARLIEST + random.nextInt(10 * 365) * TimeUnit.DAYS.toMillis(1);
    int days = by.endsWith("hour") ? 5 : 300;
    long to = from + 1 + (long) (random.nextDouble() * TimeUnit.DAYS.toMillis(days));
    RandomMeter meter = new RandomMeter(random);
    List<RawReading> first = meter.readings(from, to, MAX_READINGS);
    List<RawReading> all = new ArrayList<>(first);
    all.addAll(noneLonger(meter.corrections(first), first));
    String question =
        "/v1/devices/%s/usage?from=%s&to=%s&zone=%s&by=%s"
            .formatted(device, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), zone, by);

    if (new PlainUsage(first, from, to, zone).isEmpty()) {
      return; // how long intervals are follows from readings elsewhere
    }
    post(device, first);
    await(question, new PlainUsage(first, from, to, zone), by);
    Instant between = Instant.now().plusMillis(1);
    while (!Instant.now().isAfter(between.plusMillis(1))) {
      Thread.onSpinWait();
    }
    post(device, all.subList(first.size(), all.size()));
    await(question, new PlainUsage(all, from, to, zone), by);
    String before = "&as_of=" + Instant.ofEpochMilli(between.toEpochMilli());
    await(question + before, new PlainUsage(first, from, to, zone), by);
  }

  /** What a longer one covers it supersedes; the plain sums know of equal starts only. */
  private static List<RawReading> noneLonger(
      List<RawReading> corrections, List<RawReading> readings) {
    Map<Long, Integer> shortest = new HashMap<>();
    readings.forEach(each -> shortest.merge(each.start(), each.seconds(), Math::min));
    return corrections.stream()
        .filter(each -> each.seconds() <= shortest.get(each.start()))
        .toList();
  }

  private void post(String device, List<RawReading> readings) {
    StringBuilder lines = new StringBuilder();
    for (RawReading each : readings) {
      String value =
          each.value() == null
              ? "\"quality\":\"missing\""
              : "\"value\":\"" + each.value().toPlainString() + '"';
      lines.append(
          "{\"device_id\":\"%s\",\"start\":\"%s\",\"interval\":\"PT%dS\",%s}\n"
              .formatted(device, Instant.ofEpochMilli(each.start()), each.seconds(), value));
    }
    if (!readings.isEmpty()) {
      HttpResponse<byte[]> receipt = http.post(lines.toString());
      assertThat(ServerCalls.text(receipt)).endsWith("\"rejected\":[]}");
    }
  }

  private void await(String question, PlainUsage plain, String by) {
    PlainUsage.Bucket total = plain.total();
    HttpResponse<byte[]> answer =
        http.await(
            READABLE,
            each -> each.statusCode() == 200 && total.equals(bucket(json(each).path("total"))),
            question);
    assertThat(answer.statusCode()).as(question + ServerCalls.text(answer)).isEqualTo(200);
    assertThat(bucket(json(answer).path("total"))).as(question).isEqualTo(total);
    List<PlainUsage.Bucket> buckets = new ArrayList<>();
    json(answer).path("buckets").forEach(each -> buckets.add(bucket(each)));
    buckets.removeIf(bucket -> bucket.expected() == 0);
    assertThat(buckets).as(question).containsExactlyElementsOf(plain.buckets(by));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlainUsage.Bucket bucket(JsonNode json) {
    return new PlainUsage.Bucket(
        decimal(json.path("sum")),
        decimal(json.path("min")),
        decimal(json.path("max")),
        decimal(json.path("mean")),
        json.path("count").asLong(),
        json.path("expected").asLong(),
        time(json.at("/first/start")),
        time(json.at("/last/start")),
        decimal(json.at("/peak/demand")),
        time(json.at("/peak/start")),
        decimal(json.path("load_factor")));
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.isNumber() ? number.decimalValue() : null;
  }

  private static Long time(JsonNode text) {
    return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant().toEpochMilli() : null;
  }
}
