package io.energyiot.server.warmup;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.error.EnergyException;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.UsageQueries;
import io.energyiot.server.metrics.PostMetrics;
import io.energyiot.server.readings.BodyForm;
import io.energyiot.server.readings.ReadingsIntake;
import io.energyiot.server.usage.UsageParameters;
import io.energyiot.server.usage.UsageResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rounds of posts and questions: whole days of many devices, single readings, and the questions for
 * a day, 30 days and a year of a device.
 */
final class WarmupRounds implements AutoCloseable {
  private static final String YEARS = "WARMUP";
  private static final int DEVICES = 25;
  private static final int SINGLE_POSTS = 128;
  private static final int QUESTIONS = 10;
  private static final int DAYS = 32;
  private static final int MONTHS = 8;
  private static final int FRONT = 16;
  private static final int YEAR = 366;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final ReadingsIntake intake;
  private final UsageResource usage;
  private final WarmupServer server;
  private final FrontDoor front;
  private long sent;
  private long asked;

  /** Sends to {@code system}, by REST and by the classes behind REST. */
  WarmupRounds(Vertx vertx, WarmupSystem system, WarmupPlaces places) throws InterruptedException {
    PostMetrics metrics = new PostMetrics(new SimpleMeterRegistry());
    DeviceQueries queries = system.queries();
    intake = new ReadingsIntake(system.publisher(), places.bodies(), metrics);
    usage = new UsageResource(new UsageQueries(queries, system.settings()), system.zone());
    server = WarmupServer.start(vertx, system, queries, metrics);
    front = new FrontDoor(vertx, places.access(), places.tls());
    post(IntStream.rangeClosed(1, YEAR).mapToObj(ago -> day(YEARS, today.minusDays(ago))).toList());
  }

  /**
   * Does a round.
   *
   * @param hasTime whether there is time for more
   */
  void next(BooleanSupplier hasTime) throws InterruptedException {
    post(IntStream.range(0, DEVICES).mapToObj(i -> day(YEARS + "-" + sent++, today)).toList());
    server.post(
        IntStream.range(0, SINGLE_POSTS).mapToObj(i -> reading(YEARS + "-" + sent++)).toList());
    for (int i = 0; i < QUESTIONS && hasTime.getAsBoolean(); i++) {
      askForYear(); // learns the states of days, without which the quick route does not answer
      server.get(readings(today.minusDays(1 + asked % YEAR), 1), DAYS);
      server.get(readings(today.minusDays(30 + asked % (YEAR - 30)), 30), MONTHS);
      front.ask(FRONT);
      asked++;
    }
  }

  private void post(List<String> lines) {
    byte[] body = String.join("", lines).getBytes(StandardCharsets.US_ASCII);
    BodyForm form =
        new BodyForm(BodyForm.Kind.NDJSON, null, CsvOptions.quarterHours(ZoneOffset.UTC));
    intake.take(form, new ByteArrayInputStream(body));
  }

  private void askForYear() {
    try {
      usage.json(
          new UsageParameters(
              YEARS, "P1Y", null, today.toString(), "month", "KWH", null, "null", null, null));
    } catch (EnergyException e) {
      // the year is not stored yet
    }
  }

  private static String readings(LocalDate from, int days) {
    return "/v1/devices/%s/readings?from=%s&to=%s".formatted(YEARS, from, from.plusDays(days));
  }

  private static String reading(String device) {
    return "{\"device_id\":\"%s\",\"start\":\"%sT00:00:00Z\",\"value\":0.125}"
        .formatted(device, LocalDate.now(ZoneOffset.UTC));
  }

  private static String day(String device, LocalDate date) {
    String values =
        IntStream.range(0, 96)
            .mapToObj(quarter -> "0." + (100 + 7 * quarter % 300))
            .collect(Collectors.joining(","));
    return ("{\"device_id\":\"%s\",\"start\":\"%sT00:00:00Z\",\"interval\":\"PT15M\","
            + "\"values\":[%s]}\n")
        .formatted(device, date, values);
  }

  @Override
  public void close() {
    front.close();
    server.close();
  }
}
