package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.device.Device;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Meters with corrections, two channels, gaps, and a day that is still open, over the end of a
 * year. Every answer is compared with plain sums over what was written.
 */
class SqlIT {
  private static final long NEW_YEAR = LocalDate.of(2026, 1, 1).toEpochDay();
  private static final long OPEN_DAY = NEW_YEAR + 1;
  private static final List<String> CHANNELS = List.of("KWH", "KWH_EXPORT");
  private static final int DEVICES = 30;
  private static final long QUARTER = 900_000;

  private static final TestSystem SYSTEM = TestSystem.create("sql");
  private static final BlockEncoder ENCODER = new BlockEncoder();

  /** What is to be found: by series and start the value and version that were learned last. */
  private static final Map<Series, TreeMap<Long, Known>> KNOWN = new TreeMap<>();

  @TempDir Path scratch;

  private record Known(BigDecimal value, long version) {}

  @BeforeAll
  static void write() {
    SYSTEM.startCassandra();
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      store.dayStates().begin(OPEN_DAY, DayState.OPEN);
      BlockWriter days = store.dayBlocks().writer();
      LiveWriter live = store.liveBlocks().writer();
      List<DayBlock> written = blocks(random);
      for (DayBlock block : written) {
        if (block.day() == OPEN_DAY && random.nextInt(3) > 0) {
          live.write(block);
        } else {
          days.write(block);
        }
      }
      days.flush();
      live.flush();
      store.devices().put(device(deviceId(0), "mitte"));
      store.devices().put(device(deviceId(1), "mitte"));
      store.devices().put(device(deviceId(2), "nord, am \"Eck\""));
    }
  }

  private static String deviceId(int i) {
    return "MTR" + i;
  }

  private static Device device(String id, String region) {
    return new Device(id, null, region, null, null, null, null, null, null, null, null);
  }

  /** A block of some quarter hours for each series and day, and up to three more that overlap. */
  private static List<DayBlock> blocks(Random random) {
    List<DayBlock> blocks = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      for (String channel : CHANNELS) {
        Series series = new Series(deviceId(device), Channel.of(channel));
        for (long day = NEW_YEAR - 1; day <= OPEN_DAY; day++) {
          for (int version = random.nextInt(4); version >= 0; version--) {
            blocks.add(
                block(series, day, 1_000L * (1 + random.nextInt(1_000_000)) + version, random));
          }
        }
      }
    }
    return blocks;
  }

  private static DayBlock block(Series series, long day, long version, Random random) {
    int from = random.nextInt(48);
    int count = 1 + random.nextInt(96 - from);
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = from; i < from + count; i++) {
      boolean missing = random.nextInt(20) == 0;
      int scale = random.nextInt(4);
      readings.add(
          day * 86_400_000 + i * QUARTER,
          900,
          missing ? 0 : random.nextInt(2_000) - 200,
          missing ? 0 : scale,
          missing ? Quality.MISSING : Quality.ESTIMATED);
    }
    Readings built = readings.build();
    learn(series, built, version);
    return new DayBlock(series, day, new Version(version, 7), ENCODER.encode(built));
  }

  private static void learn(Series series, Readings readings, long version) {
    TreeMap<Long, Known> known = KNOWN.computeIfAbsent(series, key -> new TreeMap<>());
    for (int i = 0; i < readings.size(); i++) {
      Known now = new Known(readings.value(i), version);
      known.merge(
          readings.start(i), now, (old, young) -> young.version() > old.version() ? young : old);
    }
  }

  private static Run energy(String... more) {
    return Run.in(SYSTEM.folder(), "sql", more);
  }

  private static List<String> csv(String statement) {
    Run run = energy("--csv", statement);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out().lines().skip(1).toList();
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  @Test
  void readingsAreThoseLearnedLast() {
    List<String> expected = new ArrayList<>();
    KNOWN.forEach(
        (series, known) ->
            known.forEach(
                (start, each) ->
                    expected.add(
                        String.join(
                            ",",
                            series.deviceId(),
                            series.channel().name(),
                            Instant.ofEpochMilli(start).toString(),
                            "900",
                            each.value() == null ? "" : plain(each.value()),
                            each.value() == null ? "missing" : "estimated",
                            Instant.ofEpochMilli(each.version()).toString(),
                            LocalDate.ofEpochDay(Math.floorDiv(start, 86_400_000L)).toString(),
                            ""))));
    assertThat(csv("select * from readings")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void daysAreTheSumsOfTheirReadings() {
    List<String> expected = new ArrayList<>();
    KNOWN.forEach(
        (series, known) -> {
          for (long day = NEW_YEAR - 1; day <= OPEN_DAY; day++) {
            expected.add(day(series, day, known));
          }
        });
    assertThat(csv("select * from days")).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** All readings are quarter hours on the grid, so a day of UTC expects 96 and has no overlap. */
  private static String day(Series series, long day, SortedMap<Long, Known> known) {
    List<BigDecimal> values =
        known.subMap(day * 86_400_000, (day + 1) * 86_400_000).values().stream()
            .map(Known::value)
            .filter(value -> value != null)
            .toList();
    return String.join(
        ",",
        series.deviceId(),
        series.channel().name(),
        LocalDate.ofEpochDay(day).toString(),
        Integer.toString(values.size()),
        values.stream().reduce(BigDecimal::add).map(SqlIT::plain).orElse(""),
        values.stream().min(BigDecimal::compareTo).map(SqlIT::plain).orElse(""),
        values.stream().max(BigDecimal::compareTo).map(SqlIT::plain).orElse(""),
        "96",
        "0");
  }

  @Test
  void conditionsFindWhatIsThereAndNothingElse() {
    long from = NEW_YEAR * 86_400_000 + 40 * QUARTER;
    List<Known> found =
        KNOWN.entrySet().stream()
            .filter(each -> List.of("MTR3", "MTR4").contains(each.getKey().deviceId()))
            .filter(each -> each.getKey().channel().equals(Channel.KWH))
            .flatMap(each -> each.getValue().tailMap(from).values().stream())
            .toList();
    BigDecimal sum =
        found.stream()
            .map(Known::value)
            .filter(value -> value != null)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(
            csv(
                "select count(*), sum(value),"
                    + " (select array_join(sort_array(collect_set(cast(day as string))), ' ')"
                    + " from days where day > date'2025-12-31')"
                    + " from readings where device_id in ('MTR3', 'MTR4')"
                    + " and channel = 'KWH' and start >= timestamp'2026-01-01T10:00:00Z'"))
        .containsExactly(found.size() + "," + plain(sum) + ",2026-01-01 2026-01-02");
  }

  @Test
  void theRegistryJoinsAndTablesAreForPeople() {
    String statement = "select region, count(*) as meters from devices group by region order by 1";
    assertThat(csv(statement)).containsExactly("mitte,2", "\"nord, am \"\"Eck\"\"\",1");
    assertThat(energy("--limit=1", statement).out())
        .isEqualTo(
            """
            region  meters
            mitte        2
            the first 1 rows; --limit shows more, --csv all
            """);
  }

  @Test
  void parquetGoesIntoANewFolderAndIsReadBack() {
    Path folder = scratch.resolve("what came out");
    long readings = KNOWN.values().stream().mapToLong(TreeMap::size).sum();
    Run run = energy("--parquet", folder.toString(), "select * from readings");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().replace(",", "")).startsWith(readings + " rows in file:");
    assertThat(csv("select count(value) from parquet.`" + folder + "`"))
        .containsExactly(
            Long.toString(
                KNOWN.values().stream()
                    .flatMap(each -> each.values().stream())
                    .filter(each -> each.value() != null)
                    .count()));
    assertThat(energy("--parquet", folder.toString(), "select 1").exit()).isEqualTo(2);
  }

  @Test
  void mistakesAreTheUsers() {
    for (String wrong : List.of("select nothing from readings", "select 1/0 from readings")) {
      Run run = energy(wrong);
      assertThat(run.exit()).as(run.err()).isEqualTo(2);
      assertThat(run.err())
          .contains("SQL_INVALID")
          .doesNotContain("\tat ", "View@", "io.energyiot", "Relation [");
      assertThat(run.out()).isEmpty();
    }
  }
}
