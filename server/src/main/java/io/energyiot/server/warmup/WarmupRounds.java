package io.energyiot.server.warmup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.access.Identity;
import io.energyiot.model.error.EnergyException;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.Sight;
import io.energyiot.query.UsageQueries;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.AccessSettings;
import io.energyiot.server.access.Visibility;
import io.energyiot.server.metrics.PostMetrics;
import io.energyiot.server.range.QuickRanges;
import io.energyiot.server.readings.BodyForm;
import io.energyiot.server.readings.ReadingsIntake;
import io.energyiot.server.readings.SmallPosts;
import io.energyiot.server.usage.UsageParameters;
import io.energyiot.server.usage.UsageResource;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.WarmupStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
 * a day, 30 days and a year of a device. They go to the quick routes at a port of their own, to the
 * classes behind REST, and now and then to the server itself.
 */
final class WarmupRounds implements AutoCloseable {
  private static final String YEARS = AccessSettings.WARMUP_DEVICE;
  private static final int DEVICES = 25;
  private static final int SINGLE_POSTS = 128;
  private static final int QUESTIONS = 10;
  private static final int DAYS = 32;
  private static final int MONTHS = 8;
  private static final int FRONT = 4;
  private static final int YEAR = 366;
  private static final int UNAVAILABLE = 503;
  private static final int FIRST = Integer.MIN_VALUE;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final WarmupStore store;
  private final DeviceQueries queries;
  private final ReadingsIntake intake;
  private final UsageResource usage;
  private final WarmupServer server;
  private final WarmupClient quick;
  private final WarmupClient front;
  private long sent;
  private long asked;

  /** Opens what takes the requests. */
  WarmupRounds(
      Vertx vertx, WarmupSettings settings, WarmupStore places, ReadingsPublisher publisher)
      throws InterruptedException {
    EnergyStore own = places.store();
    PostMetrics metrics = new PostMetrics(new SimpleMeterRegistry());
    store = places;
    queries = new DeviceQueries(own.readings(), own.zone(), settings.query());
    intake = new ReadingsIntake(publisher, settings.bodies(), metrics);
    usage =
        new UsageResource(new UsageQueries(queries, settings.query()), () -> Sight.ALL, own.zone());
    Router router = Router.router(vertx);
    router.route().order(FIRST).handler(WarmupRounds::letIn);
    new QuickRanges(
            queries, new Visibility(own.devices()::read), settings.query(), own.zone(), vertx)
        .register(router);
    new SmallPosts(publisher, metrics, new ObjectMapper()).register(router);
    router.route().blockingHandler(this::takeLeft);
    server = WarmupServer.start(vertx, router, settings.access().ownToken());
    quick = WarmupClient.of(vertx, server.port(), settings.access().ownToken());
    front = WarmupClient.of(vertx, settings.access(), settings.tls());
  }

  private static void letIn(RoutingContext routing) {
    AccessGate.pass(routing, Identity.ANONYMOUS);
    routing.next();
  }

  /**
   * Takes what a quick route leaves. It leaves all questions while the states of days are too old,
   * and whoever else answers learns them anew.
   */
  private void takeLeft(RoutingContext left) {
    if (!queries.isReadyToBegin()) {
      askForYear();
    }
    left.response().setStatusCode(UNAVAILABLE).end();
  }

  /**
   * Stores the year that is asked for, as day blocks. Most questions of users are for days that are
   * sealed or were loaded, and live blocks of so many days would take the time of the rounds.
   */
  void begin() {
    store.putDays(YEARS, today.minusDays(YEAR).toEpochDay(), YEAR);
  }

  /**
   * Does a round.
   *
   * @param isOver whether there is no time for more
   */
  void next(BooleanSupplier isOver) throws InterruptedException {
    post(IntStream.range(0, DEVICES).mapToObj(i -> day(YEARS + "-" + sent++)).toList());
    quick.post(
        IntStream.range(0, SINGLE_POSTS).mapToObj(i -> reading(YEARS + "-" + sent++)).toList());
    for (int i = 0; i < QUESTIONS && !isOver.getAsBoolean(); i++) {
      askForYear();
      String day = readings(today.minusDays(1 + asked % YEAR), 1);
      quick.get(day, DAYS);
      quick.get(readings(today.minusDays(30 + asked % (YEAR - 30)), 30), MONTHS);
      front.get(day, FRONT); // usually unknown there, which changes nothing
      asked++;
    }
  }

  /** Returns how many requests to the quick routes they have answered. */
  long answers() {
    return quick.answers();
  }

  /** Returns how many requests to the server itself it has answered. */
  long ownAnswers() {
    return front.answers();
  }

  private void post(List<String> lines) {
    byte[] body = String.join("", lines).getBytes(StandardCharsets.US_ASCII);
    BodyForm form =
        new BodyForm(BodyForm.Kind.NDJSON, null, CsvOptions.quarterHours(ZoneOffset.UTC));
    intake.take(form, new ByteArrayInputStream(body), Sight.ALL, null);
  }

  private void askForYear() {
    try {
      usage.json(
          new UsageParameters(
              YEARS, "P1Y", null, today.toString(), "month", "KWH", null, "null", null, null),
          null);
    } catch (EnergyException e) {
      // another server of the same keyspace has just ended its warm-up
    }
  }

  private static String readings(LocalDate from, int days) {
    return "/v1/devices/%s/readings?from=%s&to=%s".formatted(YEARS, from, from.plusDays(days));
  }

  private String reading(String device) {
    return "{\"device_id\":\"%s\",\"start\":\"%sT00:00:00Z\",\"value\":0.125}"
        .formatted(device, today);
  }

  private String day(String device) {
    String values =
        IntStream.range(0, 96)
            .mapToObj(quarter -> "0." + (100 + 7 * quarter % 300))
            .collect(Collectors.joining(","));
    return ("{\"device_id\":\"%s\",\"start\":\"%sT00:00:00Z\",\"interval\":\"PT15M\","
            + "\"values\":[%s]}\n")
        .formatted(device, today, values);
  }

  @Override
  public void close() {
    quick.close();
    front.close();
    server.close();
  }
}
