package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All meters read by CQL and from SSTables have the same rows, whatever was done to them before.
 * Each reading of SSTables leaves some more of them, as it has Cassandra write down what is new.
 */
class SstableScanIT {
  private static final String DAY = "2026-01-01";
  private static final long OPEN_DAY = LocalDate.of(2026, 1, 4).toEpochDay();
  private static final int DEVICES = 40;
  private static final String READ = "reading SSTables";

  /** The path of a socket in so long a folder would be longer than a system takes. */
  private static final TestSystem SYSTEM =
      TestSystem.create("sstables-of-a-folder-with-a-long-path");

  @TempDir Path scratch;

  @BeforeAll
  static void write() {
    SYSTEM.startCassandra();
    energy("insert", "--devices=" + DEVICES, "--date=" + DAY, "--days=3");
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  private static Run energy(String command, String... more) {
    return Run.in(SYSTEM.folder(), command, more).done();
  }

  /** One process of Spark for all questions, on however slow a machine: its log is read. */
  private static void configure(String mode) {
    SYSTEM.configure(Map.of("analytics.scan", mode, "spark.idle_minutes", "15"));
  }

  private static List<String> rows(String mode, String statement) {
    configure(mode);
    return energy("sql", "--csv", statement).out().lines().skip(1).sorted().toList();
  }

  private static String log() throws IOException {
    return Files.readString(SYSTEM.path("analytics/energy-spark/kept.log"));
  }

  private static long timesRead() throws IOException {
    return log().lines().filter(line -> line.contains(READ)).count();
  }

  /** Asks both ways; returns what both answer. One snapshot is enough, whatever is asked for. */
  private static List<String> compared(String statement) throws IOException {
    List<String> byCql = rows("cql", statement);
    long before = timesRead();
    List<String> fromSstables = rows("sstable", statement);
    assertThat(timesRead()).as("read from SSTables, by%n%s", log()).isEqualTo(before + 1);
    assertThat(fromSstables).isEqualTo(byCql);
    return byCql;
  }

  private static List<String> readings() throws IOException {
    return compared("select device_id, channel, start, value, quality, version from readings");
  }

  @Test
  void bothHaveTheSameRowsAfterEverythingThatChangesThem() throws IOException {
    List<String> inserted = readings();
    assertThat(inserted).hasSize(DEVICES * 3 * 96);
    assertThat(compared("select * from days where day = date'2026-01-02'")).hasSize(DEVICES);

    String load = correct();
    List<String> corrected = readings();
    assertThat(corrected).hasSameSizeAs(inserted).isNotEqualTo(inserted);

    stream();
    List<String> streamed = readings();
    assertThat(streamed).hasSize(corrected.size() + 3);

    erase("MTR00000004");
    assertThat(readings())
        .isEqualTo(streamed.stream().filter(row -> !row.startsWith("MTR00000004,")).toList());

    Run.of("loads", "undo", "--data=" + SYSTEM.folder().path(), load, "--yes").done();
    List<String> undone = readings();
    assertThat(undone).contains(row(inserted, "MTR00000003", "T10:00"));
    assertThat(undone).doesNotContain(row(corrected, "MTR00000003", "T10:00"));

    rollupsAreTheSame();
    killReader();
    assertThat(readings()).isEqualTo(undone);
    assertThat(snapshots()).isEmpty();
  }

  private static String row(List<String> rows, String device, String time) {
    return rows.stream()
        .filter(row -> row.startsWith(device) && row.contains("2026-01-02" + time))
        .findFirst()
        .orElseThrow();
  }

  /** Loads other values of a quarter hour of each third device; returns the load's id. */
  private String correct() throws IOException {
    StringBuilder csv = new StringBuilder("device_id,metric_time,metric_name,metric_value\n");
    for (int i = 3; i <= DEVICES; i += 3) {
      csv.append("MTR%08d,2026-01-02 10:00:00Z,KWH,98.765\n".formatted(i));
    }
    Path file = Files.writeString(scratch.resolve("corrections.csv"), csv);
    return energy("load", "--json", file.toString()).json().path("id").asText();
  }

  /** Blocks of a day that is open: two that lie among the live ones, and one that does not. */
  private static void stream() {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      store.dayStates().begin(OPEN_DAY, DayState.OPEN);
      LiveWriter live = store.liveBlocks().writer();
      live.write(block("MTR00000001"));
      live.write(block("MTR00000004"));
      live.flush();
      BlockWriter days = store.dayBlocks().writer();
      days.write(block("MTR00000002"));
      days.flush();
    }
  }

  private static DayBlock block(String device) {
    ReadingsBuilder readings = new ReadingsBuilder(1);
    readings.add(OPEN_DAY * 86_400_000, 900, 1_234, 3, Quality.ACTUAL);
    return new DayBlock(
        new Series(device, Channel.of("KWH")),
        OPEN_DAY,
        new Version(1_000, 7),
        new BlockEncoder().encode(readings.build()));
  }

  private static void erase(String device) {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      store.erasing().erase(device);
    }
  }

  private static void rollupsAreTheSame() throws IOException {
    configure("cql");
    energy("rollup", "--day=2026-01-02");
    String byCql = profile();
    long before = timesRead();
    configure("sstable");
    energy("rollup", "--day=2026-01-02");
    assertThat(timesRead()).isEqualTo(before + 1);
    assertThat(profile()).isEqualTo(byCql);
  }

  private static String profile() {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      Object run = store.session().execute("SELECT run FROM rollup").one().getUuid(0);
      return store
          .session()
          .execute(
              "SELECT counts, sums, mins, maxs FROM fleet_profile WHERE run = ?"
                  + " ALLOW FILTERING",
              run)
          .one()
          .getFormattedContents();
    }
  }

  private static void killReader() {
    List<ProcessHandle> readers =
        ProcessHandle.of(SYSTEM.system().spark().orElseThrow().pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(each -> each.info().commandLine().orElse("").contains("BulkMain"))
            .toList();
    assertThat(readers).hasSize(1);
    readers.forEach(ProcessHandle::destroyForcibly);
    readers.forEach(each -> each.onExit().join());
  }

  private static List<String> snapshots() {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      return store.session().execute("SELECT name FROM system_views.snapshots").all().stream()
          .map(row -> row.getString(0))
          .filter(name -> name.startsWith("energy-scan-"))
          .toList();
    }
  }
}
