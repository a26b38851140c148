package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loader that is killed again and again ends, once it is let, as one that nothing disturbed. */
class KilledLoadIT {
  private static final int DEVICES = 12_000;
  private static final int KILLS = 10;

  @TempDir private static Path folder;
  private static Path file;
  private static Set<String> expected;
  private static long undisturbedMillis;

  @BeforeAll
  static void loadUndisturbed() throws Exception {
    file = folder.resolve("night.csv");
    new HouseholdsFile(new Households(1), 1, DEVICES, LocalDate.of(2026, 3, 30), 1, ZoneOffset.UTC)
        .write(file, HouseholdsFile.Form.LONG, done -> {});
    TestServers.cassandra();
    long began = System.nanoTime();
    Path loads = Files.createDirectory(folder.resolve("undisturbed"));
    Process process = KilledLoader.start("never_killed", LoadRoute.SSTABLE_IMPORT, loads, file);
    assertThat(process.waitFor()).isZero();
    undisturbedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    expected = dayBlocks("never_killed");
    assertThat(expected).hasSize(DEVICES);
  }

  private static Set<String> dayBlocks(String name) {
    try (Keyspace keyspace = new Keyspace(name, folder)) {
      return keyspace.dayBlocksWithoutVersions();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadRoute.class,
      names = {"SSTABLE_IMPORT", "CQL"})
  void tenKillsLeaveNothingBehind(LoadRoute path) throws Exception {
    long seed = System.nanoTime();
    System.out.println("KilledLoadIT " + path.text() + ": seed " + seed);
    Random random = new Random(seed);
    String name = "killed_" + path.name().toLowerCase(java.util.Locale.ROOT);
    Path loads = Files.createDirectory(folder.resolve(name));

    for (int i = 0; i < KILLS; i++) {
      Process process = KilledLoader.start(name, path, loads, file);
      TimeUnit.MILLISECONDS.sleep((long) (random.nextDouble() * undisturbedMillis));
      List<ProcessHandle> writers = process.descendants().toList();
      process.destroyForcibly().waitFor();
      writers.forEach(writer -> writer.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
    Process process = KilledLoader.start(name, path, loads, file);
    assertThat(process.waitFor()).as(Files.readString(loads.resolve("process.log"))).isZero();

    assertThat(dayBlocks(name)).isEqualTo(expected);
    assertThat(workFolders(loads)).isEmpty();
  }

  private static List<Path> workFolders(Path loads) throws IOException {
    try (Stream<Path> found = Files.walk(loads)) {
      return found.filter(path -> path.endsWith("work")).toList();
    }
  }
}
