package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jobs on a standalone cluster, whose executors get our jars from the job and Spark's from
 * where they run. Each answer is that of the job within one process, which other tests compare with
 * plain sums.
 */
class ClusterIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate OPEN = FIRST.plusDays(2);
  private static final int DEVICES = 20;
  private static final int WORKERS = 2;

  /** What is there from the beginning. */
  private static final String GIVEN =
      "readings where day between '%s' and '%s'".formatted(FIRST, OPEN);

  private static final DataFolder FOLDER = TestFolders.guarded("cluster");

  private static StandaloneCluster cluster;

  @TempDir Path scratch;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    EnergySystem system = TestFolders.system(FOLDER, Map.of());
    system.only(EnumSet.of(Service.CASSANDRA)).up(StartProgress.SILENT);
    cluster = StandaloneCluster.start(FOLDER, WORKERS);
    energy("insert", "--devices=" + DEVICES, "--date=" + FIRST, "--days=2");
    try (EnergyStore store = EnergyStore.open(system.settingsWithStores())) {
      store.dayStates().begin(OPEN.toEpochDay(), DayState.OPEN);
      LiveWriter live = store.liveBlocks().writer();
      for (int device = 1; device <= DEVICES; device++) {
        live.write(hours("MTR%08d".formatted(device), 1, device));
        live.write(hours("MTR%08d".formatted(device), 2, device + 1));
      }
      live.flush();
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** The first hours of the open day. */
  private static DayBlock hours(String device, long version, int count) {
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = 0; i < count; i++) {
      long start = OPEN.toEpochDay() * 86_400_000 + i * 900_000L;
      readings.add(start, 900, 100 * version + i, 3, Quality.ACTUAL);
    }
    return new DayBlock(
        new Series(device, Channel.KWH),
        OPEN.toEpochDay(),
        new Version(version, 7),
        new BlockEncoder().encode(readings.build()));
  }

  private static Run run(String command, String... more) {
    return Run.in(FOLDER, command, more);
  }

  private static Run energy(String command, String... more) {
    return run(command, more).done();
  }

  private static void configure(String... lines) throws IOException {
    Files.write(FOLDER.path().resolve("energy.properties"), List.of(lines));
  }

  private static void useCluster() throws IOException {
    configure(
        "spark.master=" + cluster.url(),
        "spark.secret_file=" + cluster.secretFile(),
        "spark.cores=" + WORKERS,
        "spark.executor_memory=512m");
  }

  private static void useThisProcess() throws IOException {
    configure();
  }

  @Test
  void aStatementHasTheSameAnswerAndAllWorkersTakePart() throws IOException {
    String statement =
        "select device_id, day, count(*), sum(value), max(version) from "
            + GIVEN
            + " group by device_id, day order by device_id, day";
    useCluster();
    String there = energy("sql", "--csv", statement).out();
    for (int worker = 0; worker < WORKERS; worker++) {
      assertThat(jars(worker))
          .anyMatch(jar -> jar.startsWith("analytics-"))
          .noneMatch(jar -> jar.startsWith("spark-"));
    }
    useThisProcess();
    assertThat(there).isEqualTo(energy("sql", "--csv", statement).out());
    assertThat(there.lines()).hasSize(1 + 3 * DEVICES);
  }

  /** What a worker's executors were sent, which they are when they get their first task. */
  private static List<String> jars(int worker) throws IOException {
    try (Stream<Path> files = Files.walk(cluster.work(worker))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(f -> f.endsWith(".jar"))
          .toList();
    }
  }

  @Test
  void anExportHasTheSameRows() throws IOException {
    Path lake = scratch.resolve("lake");
    useCluster();
    energy("export", "--parquet=" + lake, "--from=" + FIRST, "--to=" + OPEN.plusDays(1));
    useThisProcess();
    String columns =
        "device_id, channel, start, interval, value, quality, version, day, value_text";
    String statement =
        """
        with there as (select %1$s from %3$s), lake as (select %1$s from parquet.`%2$s`)
        select (select count(*) from lake),
          (select count(*) from (select * from there except all select * from lake)),
          (select count(*) from (select * from lake except all select * from there))
        """
            .formatted(columns, lake, GIVEN);
    int open = IntStream.rangeClosed(1, DEVICES).map(device -> device + 1).sum();
    assertThat(energy("sql", "--csv", statement).out().lines().skip(1))
        .containsExactly(DEVICES * 2 * 96 + open + ",0,0");
    assertThat(lake.resolve("day=" + FIRST + "/_manifest.json"))
        .content()
        .contains("\"readings\":" + DEVICES * 96);
  }

  /**
   * The same files, by one process: none is new, and loaded once more they change nothing. So the
   * cluster has made the same rows of them, down to the versions.
   */
  @Test
  void aLoadBringsTheSameRowsAndReceipts() throws IOException {
    Path night = Files.createDirectories(scratch.resolve("night"));
    LocalDate day = FIRST.plusDays(10);
    generate(day, night.resolve("1.csv"));
    generate(day.plusDays(1), night.resolve("2.csv.gz"));
    generate(day.plusDays(2), night.resolve("3.csv"));
    Files.writeString(
        night.resolve("3.csv"), "MTR00000001,2026-13-01,usage,1\n", StandardOpenOption.APPEND);
    Files.copy(night.resolve("1.csv"), night.resolve("4.csv"));
    Path rejects = scratch.resolve("rejects");
    useCluster();
    Run there = run("load", "--spark", "--json", night.toString(), "--rejects-to=" + rejects);
    assertThat(there.exit()).as(there.err()).isEqualTo(3);
    JsonNode receipt = there.json();
    assertThat(receipt.at("/state").asText()).isEqualTo("done");
    assertThat(receipt.at("/totals/readings").asLong()).isEqualTo(3L * DEVICES * 96);
    assertThat(receipt.at("/totals/rejected").asLong()).isEqualTo(1);
    assertThat(
            List.of(receipt.at("/files/0/state").asText(), receipt.at("/files/3/state").asText()))
        .as("the same content, whoever of the workers was first")
        .containsExactlyInAnyOrder("loaded", "skipped");
    assertThat(Path.of(receipt.at("/files/2/rejects_file").asText()))
        .hasParent(rejects)
        .content()
        .contains("2026-13-01");

    String statement =
        "select device_id, day, count(*), sum(value), max(version) from readings where day >= '%s'"
                .formatted(day)
            + " group by device_id, day order by device_id, day";
    useThisProcess();
    String rows = energy("sql", "--csv", statement).out();
    assertThat(rows.lines()).hasSize(1 + 3 * DEVICES);
    assertThat(energy("load", night.toString()).out())
        .contains(": skipped")
        .doesNotContain(": loaded");
    assertThat(run("load", "--again", night.toString()).exit()).isEqualTo(3);
    assertThat(energy("sql", "--csv", statement).out()).isEqualTo(rows);
  }

  private static void generate(LocalDate day, Path file) {
    Run made =
        Run.of("generate", "--devices=" + DEVICES, "--date=" + day, "--form=long", "--out=" + file);
    assertThat(made.exit()).as(made.err()).isZero();
  }

  @Test
  void whatFailsInATaskIsToldAsAnywhere() throws IOException {
    useCluster();
    Run run = run("sql", "select 1/(interval - 900) from readings");
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("SQL_INVALID").doesNotContain("\tat ");
  }

  @Test
  void aClusterThatIsNotThereIsToldAtOnce() throws IOException {
    configure("spark.master=spark://127.0.0.1:1");
    Run run = run("sql", "select count(*) from devices");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains("SPARK_UNAVAILABLE");
  }
}
