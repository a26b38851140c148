package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.jobs.Job;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.device.Device;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The two days on which the clock is set in Berlin, which is the storage zone: what REST serves of
 * them is the plain sum of what was written. On the first there are meters to be looked at as well.
 */
class RollupBerlinIT {
  private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
  private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);
  private static final Channel KWH = Channel.of("KWH");
  private static final StorageZone BERLIN = new StorageZone(ZoneId.of("Europe/Berlin"));
  private static final long QUARTER = 900_000;
  private static final int DEVICES = 6;

  private static final TestSystem SYSTEM = TestSystem.create("rollup-berlin");
  private static final BlockEncoder ENCODER = new BlockEncoder();

  /** What was written: the values of each quarter hour, and the greatest value of each meter. */
  private static final TreeMap<Instant, List<BigDecimal>> WRITTEN = new TreeMap<>();

  private static final Map<String, BigDecimal> GREATEST = new TreeMap<>();

  private static FleetServer server;

  /** What the rollup of both days told of itself. */
  private static final StringWriter PRINTED = new StringWriter();

  private static final List<Double> PERCENTS = new ArrayList<>();
  private static final List<String> WORDS = new ArrayList<>();

  /** A quarter hour's value, of thousandths; missing if it has none. */
  private record Value(int thousandths, Quality quality) {
    static Value of(int thousandths) {
      return new Value(thousandths, Quality.ACTUAL);
    }
  }

  @BeforeAll
  static void write() throws IOException {
    SYSTEM.configure(Map.of("storage.zone", "Europe/Berlin")).up();
    server = new FleetServer(SYSTEM);
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      BlockWriter writer = store.dayBlocks().writer();
      for (int i = 0; i < DEVICES; i++) {
        String device = "USUAL" + i;
        for (LocalDate day : List.of(SPRING, AUTUMN)) {
          writer.write(day(device, day, quarter -> Value.of(1 + random.nextInt(2_000))));
        }
        store.devices().put(device(device, i % 2 == 0 ? "Mitte" : "Nord"));
      }
      suspicious().forEach((device, value) -> writer.write(day(device, SPRING, value)));
      writer.flush();
      store.devices().put(device("SILENT", "Leer"));
    }
    rollUp();
  }

  private static void rollUp() {
    Job job = new Job.Rollup(List.of(AUTUMN, SPRING), true, false);
    SYSTEM
        .system()
        .analytics()
        .run(
            SYSTEM.settings(),
            job,
            PRINTED,
            (percent, text) -> {
              PERCENTS.add(percent);
              WORDS.add(text);
            });
  }

  private static Device device(String id, String region) {
    return new Device(id, null, region, null, null, null, null, null, null, null, null);
  }

  /** Of 92 quarter hours; one on each side of a limit. */
  private static Map<String, IntFunction<Value>> suspicious() {
    return Map.of(
        "NO_VALUES", i -> new Value(0, Quality.MISSING),
        "GAPS", i -> i < 45 ? Value.of(10 + i) : null,
        "NO_GAPS", i -> i < 46 ? Value.of(10 + i) : null,
        "ESTIMATED", i -> new Value(10 + i, i < 45 ? Quality.ACTUAL : Quality.ESTIMATED),
        "NOT_ESTIMATED", i -> new Value(10 + i, i < 46 ? Quality.ACTUAL : Quality.ESTIMATED),
        "NEGATIVE", i -> Value.of(i == 91 ? -1 : 10 + i),
        "STUCK", i -> Value.of(250),
        "NOT_STUCK", i -> Value.of(i == 0 ? 251 : 250),
        "ZERO", i -> Value.of(0),
        "FEW_ZEROS", i -> i < 7 ? Value.of(0) : null);
  }

  private static DayBlock day(String device, LocalDate date, IntFunction<Value> values) {
    long from = BERLIN.startOf(date.toEpochDay());
    long to = BERLIN.startOf(date.toEpochDay() + 1);
    ReadingsBuilder readings = new ReadingsBuilder(100);
    for (int i = 0; from + i * QUARTER < to; i++) {
      Value value = values.apply(i);
      if (value == null) {
        continue;
      }
      boolean missing = value.quality() == Quality.MISSING;
      long start = from + i * QUARTER;
      readings.add(start, 900, value.thousandths(), missing ? 0 : 3, value.quality());
      if (!missing) {
        know(device, Instant.ofEpochMilli(start), BigDecimal.valueOf(value.thousandths(), 3));
      }
    }
    return new DayBlock(
        new Series(device, KWH),
        date.toEpochDay(),
        new Version(1, 7),
        ENCODER.encode(readings.build()));
  }

  private static void know(String device, Instant start, BigDecimal value) {
    WRITTEN.computeIfAbsent(start, first -> new ArrayList<>()).add(value);
    GREATEST.merge(device, value, BigDecimal::max);
  }

  @Test
  void aDayHasAsManyQuarterHoursAndHoursAsTheClockShows() throws Exception {
    check(SPRING, "quarter-hour", 92);
    check(SPRING, "hour", 23);
    check(SPRING, "day", 1);
    check(AUTUMN, "quarter-hour", 100);
    check(AUTUMN, "hour", 25);
    check(AUTUMN, "day", 1);
  }

  private static void check(LocalDate day, String by, int size) throws Exception {
    JsonNode buckets = server.get("/v1/fleet/profile?day=" + day + "&by=" + by).at("/buckets");
    assertThat(buckets).as(day + " by " + by).hasSize(size);
    Instant end = Instant.ofEpochMilli(BERLIN.startOf(day.toEpochDay()));
    for (JsonNode bucket : buckets) {
      Instant start = OffsetDateTime.parse(bucket.get("start").asText()).toInstant();
      assertThat(start).isEqualTo(end);
      end = OffsetDateTime.parse(bucket.get("end").asText()).toInstant();
      List<BigDecimal> plain =
          WRITTEN.subMap(start, end).values().stream().flatMap(List::stream).toList();
      assertThat(bucket.get("count").asInt()).isEqualTo(plain.size());
      assertThat(bucket.get("sum").decimalValue())
          .isEqualByComparingTo(plain.stream().reduce(BigDecimal::add).orElseThrow());
      assertThat(bucket.get("min").decimalValue())
          .isEqualByComparingTo(plain.stream().reduce(BigDecimal::min).orElseThrow());
      assertThat(bucket.get("max").decimalValue())
          .isEqualByComparingTo(plain.stream().reduce(BigDecimal::max).orElseThrow());
    }
    assertThat(end).isEqualTo(Instant.ofEpochMilli(BERLIN.startOf(day.toEpochDay() + 1)));
  }

  @Test
  void metersAreFoundThatAreToBeLookedAtAndNoOthers() throws Exception {
    for (String name : List.of("NO_VALUES", "ESTIMATED", "NEGATIVE", "STUCK", "ZERO", "SILENT")) {
      assertThat(found(SPRING, name)).containsExactly(name);
    }
    assertThat(found(SPRING, "GAPS")).containsExactly("FEW_ZEROS", "GAPS");
    JsonNode channel =
        server.get("/v1/fleet/completeness?day=" + SPRING).at("/groups/0/channels/0");
    assertThat(channel.get("findings"))
        .hasToString(
            "{\"no_values\":1,\"gaps\":2,\"estimated\":1,\"negative\":1,\"stuck\":1,\"zero\":1}");
    assertThat(channel.get("meters").asInt()).isEqualTo(DEVICES + suspicious().size());
    assertThat(channel.get("expected").asInt()).isEqualTo((DEVICES + suspicious().size()) * 92);
    assertThat(channel.at("/by_quality/missing").asInt()).isEqualTo(92);
    for (String name : List.of("NO_VALUES", "GAPS", "STUCK")) {
      assertThat(found(AUTUMN, name)).isEmpty();
    }
  }

  private static List<String> found(LocalDate day, String finding) throws Exception {
    String name = finding.toLowerCase(Locale.ROOT);
    JsonNode meters =
        server.get("/v1/fleet/findings?day=" + day + "&finding=" + name).at("/meters");
    return StreamSupport.stream(meters.spliterator(), false)
        .map(each -> each.get("device_id").asText())
        .toList();
  }

  @Test
  void aGroupThatIsNotThereIsToldFromOneWithoutReadings() throws Exception {
    String group = "&group=region:Nowhere";
    for (String question :
        List.of(
            "profile?day=" + SPRING,
            "profile?from=2026-01-01&to=2026-12-01",
            "load?day=" + SPRING,
            "completeness?day=" + SPRING,
            "top?day=" + SPRING)) {
      JsonNode problem = server.get("/v1/fleet/" + question + group, 404);
      assertThat(problem.get("code").asText()).isEqualTo("GROUP_UNKNOWN");
      assertThat(problem.get("detail").asText()).contains("Nowhere", "Leer, Mitte, Nord");
    }
    assertThat(
            server
                .get("/v1/fleet/profile?group=tariff:H0&day=" + SPRING, 404)
                .get("detail")
                .asText())
        .contains("no device had a tariff");

    String empty = "&group=region:Leer";
    assertThat(
            server
                .get("/v1/fleet/profile?by=day&day=" + SPRING + empty)
                .at("/buckets/0/count")
                .asInt())
        .isZero();
    assertThat(server.get("/v1/fleet/load?day=" + SPRING + empty).at("/days")).isEmpty();
    assertThat(
            server
                .get("/v1/fleet/completeness?day=" + SPRING + empty)
                .at("/groups/0/silent")
                .asInt())
        .isEqualTo(1);
  }

  /** As docs/analytics.md has it. */
  @Test
  void theSumOfTheMetersOwnPeaksOverAPeriodIsAskedForInSql() {
    String sql =
        "select 4 * sum(peak) from (select device_id, max(max) as peak from days where channel ="
            + " 'KWH' and day >= date'2026-03-01' and day < date'2026-12-01' group by device_id)";
    List<String> lines = server.energy("sql", "--csv", sql).out().lines().toList();
    BigDecimal plain = GREATEST.values().stream().reduce(BigDecimal::add).orElseThrow();
    assertThat(new BigDecimal(lines.get(lines.size() - 1)))
        .isEqualByComparingTo(plain.multiply(BigDecimal.valueOf(4)));
  }

  @Test
  void howFarSeveralDaysAreIsTold() {
    assertThat(PRINTED.toString().lines().map(line -> line.substring(0, 10)))
        .containsExactly(AUTUMN.toString(), SPRING.toString());
    assertThat(PERCENTS).isSorted().allMatch(percent -> percent > 0 && percent <= 100);
    assertThat(PERCENTS.get(PERCENTS.size() - 1)).isGreaterThan(95);
    assertThat(WORDS.get(0)).startsWith(AUTUMN + ", 1 of 2");
    assertThat(WORDS.get(WORDS.size() - 1)).matches(SPRING + ", 2 of 2, \\d+ s left");
  }
}
