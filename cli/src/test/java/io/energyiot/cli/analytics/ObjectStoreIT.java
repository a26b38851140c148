package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.cli.Run;
import io.energyiot.cli.stream.EnergyChild;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days in a bucket. What they are compared with is the view of stored readings, which other tests
 * compare with plain sums.
 */
class ObjectStoreIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final int DEVICES = 20;
  private static final String SUMS =
      "select %s as part, day, count(*), sum(value) from %s group by day";
  private static final String LAKE = "parquet.`s3a://lake/days`";

  /** Far less than Hadoop goes on asking by itself, and enough for a busy machine. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(180);

  private static final TestSystem SYSTEM = TestSystem.create("objects");

  private static EnergyStore cassandra;
  private static ObjectStore store;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    SYSTEM.startCassandra();
    cassandra = EnergyStore.open(SYSTEM.settings());
    store = ObjectStore.start(SYSTEM.folder(), "lake");
    insert(1);
  }

  @AfterAll
  static void stop() {
    store.close();
    cassandra.close();
  }

  @BeforeEach
  void useStore() {
    configure(store.endpoint(), store.credentials());
  }

  private static void configure(String endpoint, Path credentials) {
    SYSTEM.configure(
        Map.of("s3.endpoint", endpoint, "s3.credentials_file", credentials.toString()));
  }

  private static void insert(int seed) {
    energy("insert", "--devices=" + DEVICES, "--date=" + FIRST, "--days=2", "--seed=" + seed);
  }

  private static Run run(String command, String... more) {
    return Run.in(SYSTEM.folder(), command, more);
  }

  private static Run energy(String command, String... more) {
    return run(command, more).done();
  }

  private static String[] days(LocalDate from, LocalDate to) {
    return new String[] {"--parquet=s3a://lake/days", "--from=" + from, "--to=" + to};
  }

  /** Day, readings and sum of each day, of each of the tables. */
  private static List<List<String>> sums(String... tables) {
    String statement =
        IntStream.range(0, tables.length)
            .mapToObj(table -> SUMS.formatted(table, tables[table]))
            .collect(Collectors.joining(" union all ", "", " order by 1, 2"));
    List<String> lines = energy("sql", "--csv", statement).out().lines().skip(1).toList();
    return IntStream.range(0, tables.length)
        .mapToObj(table -> lines.stream().filter(line -> line.startsWith(table + ",")))
        .map(own -> own.map(line -> line.substring(line.indexOf(',') + 1)).toList())
        .toList();
  }

  @Test
  void aNightIsLoadedFromABucketAndItsRejectsGoThere(@TempDir Path scratch)
      throws IOException, InterruptedException {
    Path file = scratch.resolve("night.csv");
    LocalDate day = FIRST.plusDays(20);
    Run made = Run.of("generate", "--devices=" + DEVICES, "--date=" + day, "--out=" + file);
    assertThat(made.exit()).as(made.err()).isZero();
    Files.writeString(file, "MTR00000001,no-time,usage,1\n", StandardOpenOption.APPEND);
    store.put(file, "lake", "night/1.csv");

    Run load = run("load", "--spark", "s3a://lake/night", "--rejects-to=s3a://lake/rejects");
    assertThat(load.exit()).as(load.err()).isEqualTo(3);
    assertThat(load.out()).contains("s3a://lake/night/1.csv: loaded");
    for (int device = 1; device <= DEVICES; device++) {
      Series series = new Series("MTR%08d".formatted(device), Channel.KWH);
      long stored = day.toEpochDay();
      assertThat(cassandra.readings().read(series, stored, stored).size()).isEqualTo(96);
    }
    List<String> rejects = store.keys("lake", "rejects/");
    assertThat(rejects).hasSize(1);
    assertThat(store.text("lake", rejects.get(0))).contains("no-time");
    assertThat(run("load", "--spark", "s3a://lake/morning").err()).contains("s3a://lake/morning");
  }

  @Test
  void aDayIsReplacedAsAWholeAndAKilledExportLeavesItAsItWas()
      throws IOException, InterruptedException {
    energy("export", days(FIRST, FIRST.plusDays(3)));
    List<List<String>> first = sums("readings", LAKE);
    List<String> before = first.get(0);
    assertThat(before).hasSize(2).allMatch(line -> line.contains("," + DEVICES * 96 + ","));
    assertThat(first.get(1)).isEqualTo(before);
    assertThat(there(FIRST.plusDays(2))).isEmpty();

    insert(2);
    killHalfWay();
    List<List<String>> second = sums("readings", byManifest());
    List<String> after = second.get(0);
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(second.get(1)).isEqualTo(before);

    energy("export", days(SECOND, SECOND.plusDays(1)));
    assertThat(sums(LAKE, byManifest()))
        .allSatisfy(days -> assertThat(days).containsExactly(before.get(0), after.get(1)));
    for (LocalDate day : List.of(FIRST, SECOND)) {
      assertThat(there(day)).isEqualTo(named(day));
    }
    assertThat(objects("_new")).isEmpty();
  }

  /** Kills an export of the second day when it has begun to write. */
  private static void killHalfWay() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("export"));
    arguments.addAll(List.of(days(SECOND, SECOND.plusDays(1))));
    EnergyChild export =
        EnergyChild.start(SYSTEM.folder(), "killed", arguments.toArray(String[]::new));
    await("the first object")
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              assertThat(export.process().isAlive())
                  .as(Files.readString(export.printed()))
                  .isTrue();
              return !objects("_new").isEmpty();
            });
    export.kill();
    assertThat(cassandra.session().execute("SELECT name FROM job_claim"))
        .as("places that are written to")
        .extracting(row -> row.getString(0))
        .containsExactly("s3a://lake/days");
    TimeUnit.SECONDS.sleep(1); // Spark's process, which ends with it
    assertThat(objects("_new")).isNotEmpty();
  }

  private static List<String> objects(String prefix) throws IOException, InterruptedException {
    return store.keys("lake", "days/" + prefix);
  }

  private static List<String> there(LocalDate day) throws IOException, InterruptedException {
    return objects("day=" + day).stream()
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .filter(name -> !name.equals("_manifest.json"))
        .sorted()
        .toList();
  }

  private static List<String> named(LocalDate day) throws IOException, InterruptedException {
    String manifest = store.text("lake", "days/day=" + day + "/_manifest.json");
    List<String> names = new ArrayList<>();
    for (JsonNode file : new ObjectMapper().readTree(manifest).get("files")) {
      names.add(file.get("name").textValue());
    }
    return names;
  }

  /** A table of the files that the manifests name. */
  private static String byManifest() throws IOException, InterruptedException {
    List<String> parts = new ArrayList<>();
    for (LocalDate day : List.of(FIRST, SECOND)) {
      for (String file : named(day)) {
        parts.add(
            "select value, date'%1$s' as day from parquet.`s3a://lake/days/day=%1$s/%2$s`"
                .formatted(day, file));
      }
    }
    return parts.stream().collect(Collectors.joining(" union all ", "(", ")"));
  }

  @Test
  void anAnswerOfSqlIsWrittenAndReadBack() {
    String statement = "select * from readings where day = date'2026-01-01'";
    Run written = energy("sql", "--parquet=s3a://lake/answer", statement);
    assertThat(written.out()).contains("1,920 rows in s3a://lake/answer");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, lake, 2, BUCKET_UNUSABLE, refuses these credentials",
    "good, nowhere, 2, BUCKET_UNUSABLE, does not exist",
    "silent, lake, 1, OBJECT_STORE_UNAVAILABLE, does not answer"
  })
  void whatIsWrongIsToldSoonAndNoSecretIs(
      String settings, String bucket, int exit, String code, String text) throws IOException {
    switch (settings) {
      case "wrong" -> configure(store.endpoint(), store.wrongCredentials());
      case "silent" -> configure("http://127.0.0.1:1", store.credentials());
      default -> useStore();
    }
    long begin = System.nanoTime();
    Run run = run("export", "--parquet=s3a://" + bucket, "--from=" + FIRST, "--to=" + SECOND);
    assertThat(System.nanoTime() - begin).isLessThan(MAX_NANOS);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(code, text).doesNotContain("\tat ");
    assertThat(run.err() + logs()).doesNotContain(ObjectStore.SECRET, "another-secret");
  }

  private static String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    Path folder = SYSTEM.path("analytics/energy-spark");
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.{log,out}")) {
      for (Path log : logs) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }
}
