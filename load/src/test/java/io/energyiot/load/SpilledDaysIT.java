package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that does not fit in memory is stored as one that does. */
class SpilledDaysIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("spilled_days", folder);
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 10_000, 100_000_000})
  void aDayThatIsTornApartIsOneRowAndItsLaterLinesWin(long memory) throws IOException {
    String device = "spread-" + memory;
    RandomFile file = new RandomFile(device, 2026, 300);

    LoadTotals totals = load(file.path(), memory).totals();

    assertThat(stored(device)).isEqualTo(file.expected());
    assertThat(totals.readings() + totals.repeated()).isEqualTo(300);
    assertThat(totals.meterDays()).isEqualTo(2);
  }

  private static FileReceipt load(Path file, long memory) {
    return keyspace.load(file, keyspace.options(ZoneOffset.UTC, LoadRoute.CQL, memory));
  }

  @Test
  void aDayThatIsInOrderIsNotCut() throws IOException {
    StringBuilder line = new StringBuilder("cut,2026-03-30,KWH");
    for (int i = 0; i < 96; i++) {
      line.append(",0.").append(100 + i);
    }
    Path file = Files.writeString(folder.resolve("wide.csv"), line);

    LoadTotals totals = load(file, 10).totals();

    assertThat(totals.readings()).isEqualTo(96);
    assertThat(totals.meterDays()).isEqualTo(1);
    List<String> stored = keyspace.readings("cut", "KWH", DAY, DAY);
    assertThat(stored).hasSize(96);
    assertThat(stored.get(0)).isEqualTo("cut,KWH,2026-03-30T00:00:00Z,0.100,actual");
    assertThat(stored.get(95)).isEqualTo("cut,KWH,2026-03-30T23:45:00Z,0.195,actual");
  }

  @Test
  void withMoreOrLessMemoryTheSameFileComesOutTheSame() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      String device = "memory-" + seed;
      RandomFile file = new RandomFile(device, seed, 300);
      Random random = new Random(seed);
      load(file.path(), 100_000_000);
      Set<String> rows = keyspace.dayBlocks();
      int memory = 1 + random.nextInt(20_000);
      load(file.path(), memory);

      assertThat(stored(device)).as("seed %d, memory %d", seed, memory).isEqualTo(file.expected());
      assertThat(keyspace.dayBlocks()).as("seed %d, memory %d", seed, memory).isEqualTo(rows);
    }
  }

  /** Of both days that {@link RandomFile} has. */
  private static List<String> stored(String device) {
    return keyspace.readings(device, "KWH", DAY, DAY.plusDays(1));
  }

  /** Lines of a device for two days, in which most intervals come several times in any order. */
  private record RandomFile(Path path, List<String> expected) {

    RandomFile(String device, long seed, int lines) throws IOException {
      this(folder.resolve(device + ".csv"), new ArrayList<>());
      Random random = new Random(seed);
      TreeMap<String, String> last = new TreeMap<>();
      List<String> text = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        // Seldom the second day, so that not every part has readings of it.
        LocalDate day = DAY.plusDays(random.nextInt(20) == 0 ? 1 : 0);
        String time = "%02d:%02d:00".formatted(random.nextInt(24), 15 * random.nextInt(4));
        text.add("%s,%s %s,KWH,%d.0".formatted(device, day, time, i));
        last.put("%sT%sZ".formatted(day, time), "%d.0".formatted(i));
      }
      Files.write(path, text);
      last.forEach(
          (start, value) -> expected.add(device + ",KWH," + start + "," + value + ",actual"));
    }
  }
}
