package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables with a row a reading become readings, each once. */
class MigrateIT {
  private static final Instant FIRST = Instant.parse("2026-03-28T22:00:00Z");
  private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  private static final int DEVICES = 25;
  private static final int READINGS = 200;

  private static final TestSystem SYSTEM = TestSystem.create("migrate");

  private static EnergyStore store;

  @BeforeAll
  static void start() {
    SYSTEM.startCassandra();
    store = EnergyStore.open(SYSTEM.settings());
    session()
        .execute(
            "CREATE KEYSPACE old_plant WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static CqlSession session() {
    return store.session();
  }

  private static Run migrate(String... options) {
    return Run.in(SYSTEM.folder(), "migrate", options);
  }

  private static Instant at(int i) {
    return FIRST.plusSeconds(900L * i);
  }

  /** All readings of a device, by their starts. */
  private static SortedMap<Instant, BigDecimal> stored(String device, String channel) {
    Readings found =
        store
            .readings()
            .read(
                new Series(device, Channel.of(channel)),
                FROM.toEpochDay(),
                FROM.plusYears(1).toEpochDay());
    SortedMap<Instant, BigDecimal> stored = new TreeMap<>();
    for (int i = 0; i < found.size(); i++) {
      stored.put(Instant.ofEpochMilli(found.start(i)), found.value(i));
    }
    return stored;
  }

  private static long blocks() {
    return session().execute("SELECT count(*) FROM day_block").one().getLong(0);
  }

  @Test
  void allReadingsOfTheDemosTableComeOnceWithAllTheirDigits() throws Exception {
    session()
        .execute(
            "CREATE TABLE old_plant.raw_metrics (device_id text, metric_time timestamp,"
                + " metric_name text, metric_value decimal, PRIMARY KEY (device_id, metric_time))"
                + " WITH CLUSTERING ORDER BY (metric_time DESC)");
    PreparedStatement insert =
        session()
            .prepare(
                "INSERT INTO old_plant.raw_metrics (device_id, metric_time, metric_name, metric_value)"
                    + " VALUES (?, ?, ?, ?)");
    for (int device = 0; device < DEVICES; device++) {
      for (int i = 0; i < READINGS; i++) {
        String channel = device % 2 == 0 ? "KWH" : "KWH_EXPORT";
        session().execute(insert.bind("R" + device, at(i), channel, value(device, i)));
      }
    }
    session().execute(insert.bind("odd", at(0), "KWH", null));
    session().execute(insert.bind("odd", at(1), "k wh", BigDecimal.ONE));
    session()
        .execute(insert.bind("odd", at(2), "KWH", new BigDecimal(1).scaleByPowerOfTen(90_000)));
    session().execute(insert.bind("odd", at(3).plusMillis(7), "KWH", BigDecimal.TEN));

    Run run = migrate("--from=old_plant.raw_metrics", "--parts=7", "--json");
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
    JsonNode totals = run.json().path("totals");
    assertThat(totals.path("readings").asLong()).isEqualTo(DEVICES * READINGS + 1);
    assertThat(totals.path("rejected").asLong()).isEqualTo(3);
    assertThat(run.json().path("files")).hasSize(7);
    for (int device = 0; device < DEVICES; device++) {
      SortedMap<Instant, BigDecimal> expected = new TreeMap<>();
      for (int i = 0; i < READINGS; i++) {
        expected.put(at(i), value(device, i));
      }
      assertThat(stored("R" + device, device % 2 == 0 ? "KWH" : "KWH_EXPORT")).isEqualTo(expected);
    }
    assertThat(stored("odd", "KWH")).containsOnlyKeys(at(3).plusMillis(7));
    assertThat(rejects(run.json())).contains("VALUE_INVALID", "CHANNEL_INVALID");

    long blocks = blocks();
    Run again = migrate("--from=old_plant.raw_metrics", "--parts=7", "--json").done();
    assertThat(again.json().path("totals").path("readings").asLong()).isZero();
    assertThat(blocks()).as("nothing is doubled").isEqualTo(blocks);

    session().execute(insert.bind("late", at(0), "KWH", BigDecimal.ONE));
    assertThat(migrate("--from=old_plant.raw_metrics", "--parts=7").exit()).isIn(0, 3);
    assertThat(stored("late", "KWH")).containsOnlyKeys(at(0));
    assertThat(stored("R1", "KWH_EXPORT")).hasSize(READINGS);
  }

  private static BigDecimal value(int device, int i) {
    return BigDecimal.valueOf(device * 1_000L - i, i % 4);
  }

  private static String rejects(JsonNode load) throws Exception {
    StringBuilder all = new StringBuilder();
    for (JsonNode file : load.path("files")) {
      if (file.hasNonNull("rejects_file")) {
        all.append(Files.readString(Path.of(file.path("rejects_file").asText())));
      }
    }
    return all.toString();
  }

  @Test
  void otherColumnsAndTypes() {
    session()
        .execute(
            "CREATE TABLE old_plant.power (site text, \"Meter\" int, at bigint, v double,"
                + " PRIMARY KEY ((site, \"Meter\"), at))");
    PreparedStatement insert =
        session()
            .prepare("INSERT INTO old_plant.power (site, \"Meter\", at, v) VALUES ('a', ?, ?, ?)");
    double[] values = {0.1, 1e-7, -2.5, 12_345_678.9, Double.NaN, Double.POSITIVE_INFINITY};
    for (int i = 0; i < values.length; i++) {
      session().execute(insert.bind(4711, at(i).toEpochMilli(), values[i]));
    }
    Run run =
        migrate(
            "--from=old_plant.power",
            "--device=Meter",
            "--channel=kw",
            "--time=at",
            "--value=v",
            "--interval=PT15M",
            "--parts=2");
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
    SortedMap<Instant, BigDecimal> expected = new TreeMap<>();
    expected.put(at(0), new BigDecimal("0.1"));
    expected.put(at(1), new BigDecimal("0.00000010"));
    expected.put(at(2), new BigDecimal("-2.5"));
    expected.put(at(3), new BigDecimal("12345678.9"));
    assertThat(stored("4711", "KW")).isEqualTo(expected);
  }

  @Test
  void whatIsNotThereIsNamed() {
    session().execute("CREATE TABLE old_plant.bare (k text PRIMARY KEY, t text, v decimal)");
    for (List<String> wrong :
        List.of(
            List.of("--from=old_plant.none", "there is no table old_plant.none"),
            List.of("--from=old_plant.bare", "has no column device_id"),
            List.of("--from=old_plant", "--from is KEYSPACE.TABLE"))) {
      Run run = migrate(wrong.get(0), "--parts=1");
      assertThat(run.exit()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(wrong.get(1));
    }
    Run typed = migrate("--from=old_plant.bare", "--device=k", "--time=t", "--value=v");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err()).contains("column t of bare is of type TEXT");
  }
}
