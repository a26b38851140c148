package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.cli.stream.EnergyChild;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load by Spark whose process is killed between its first file and its last. Each file is a day
 * of its own, of all meters.
 */
class KilledSparkLoadIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int FILES = 5;
  private static final int METERS = 5_000;
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(180);

  private static final DataFolder FOLDER = TestFolders.guarded("killed-load");

  private static EnergyStore store;

  @TempDir Path night;

  @BeforeAll
  static void start() throws IOException {
    EnergySystem system = TestFolders.system(FOLDER, Map.of());
    system.only(EnumSet.of(Service.CASSANDRA)).up(StartProgress.SILENT);
    store = EnergyStore.open(system.settingsWithStores());
    Files.writeString( // one file after the other
        FOLDER.path().resolve("energy.properties"), "spark.master=local[1]");
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void whatWasStoredIsWholeAndTheSameCommandLoadsTheRest()
      throws IOException, InterruptedException {
    for (int file = 0; file < FILES; file++) {
      generate(FIRST.plusDays(file), night.resolve(file + ".csv"));
    }
    EnergyChild load = EnergyChild.start(FOLDER, "killed", "load", "--spark", night.toString());
    LoadReceipt half = awaitFirstFile(load);
    List<ProcessHandle> children = load.process().children().toList();
    assertThat(children).hasSize(1);
    children.get(0).destroyForcibly();

    assertThat(load.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(load.process().exitValue()).as(Files.readString(load.printed())).isEqualTo(1);
    LoadReceipt receipt = store.loads().find(half.id()).orElseThrow();
    assertThat(receipt.state()).isEqualTo(LoadState.FAILED);
    assertThat(receipt.error()).contains("CHILD_FAILED");
    List<FileReceipt> files = receipt.files();
    assertThat(files).extracting(FileReceipt::state).contains(FileState.LOADED, FileState.WAITING);
    assertThat(loaded(files)).allMatch(day -> blocks(day) == METERS);

    Run again = Run.in(FOLDER, "load", "--spark", night.toString()).done();
    assertThat(again.out().lines().filter(line -> line.contains(".csv: skipped")))
        .hasSizeBetween(loaded(files).size(), FILES - 1);
    assertThat(again.out()).contains(".csv: loaded").contains("done: ");
    for (int file = 0; file < FILES; file++) {
      assertThat(blocks(FIRST.plusDays(file))).isEqualTo(METERS);
    }
    assertThat(
            Run.in(FOLDER, "sql", "--csv", "select count(*), sum(value) from readings")
                .done()
                .out()
                .lines()
                .skip(1))
        .containsExactly(FILES * METERS * 96 + "," + sum());
  }

  private static void generate(LocalDate day, Path file) {
    Run.of("generate", "--devices=" + METERS, "--date=" + day, "--form=wide", "--out=" + file)
        .done();
  }

  /** Returns when the receipt has a file that is loaded; then the last one is not. */
  private static LoadReceipt awaitFirstFile(EnergyChild load)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MAX_NANOS;
    while (true) {
      for (LoadReceipt overview : store.loads().newest(1)) {
        LoadReceipt receipt = store.loads().find(overview.id()).orElseThrow();
        if (!loaded(receipt.files()).isEmpty()) {
          return receipt;
        }
      }
      assertThat(load.process().isAlive()).as(Files.readString(load.printed())).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** The days of those that are. */
  private static List<LocalDate> loaded(List<FileReceipt> files) {
    List<LocalDate> days = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      if (files.get(file).state() == FileState.LOADED) {
        days.add(FIRST.plusDays(file));
      }
    }
    return days;
  }

  /** Rows of a day, one each time that a meter's day was stored with another version. */
  private static long blocks(LocalDate day) {
    return store
        .session()
        .execute("SELECT count(*) FROM day_block WHERE day = ? ALLOW FILTERING", day)
        .one()
        .getLong(0);
  }

  private BigDecimal sum() throws IOException {
    BigDecimal sum = BigDecimal.ZERO;
    for (int file = 0; file < FILES; file++) {
      for (String line : Files.readAllLines(night.resolve(file + ".csv"))) {
        if (line.startsWith("MTR")) {
          sum =
              Arrays.stream(line.split(","))
                  .skip(3)
                  .map(BigDecimal::new)
                  .reduce(sum, BigDecimal::add);
        }
      }
    }
    return sum.stripTrailingZeros();
  }
}
