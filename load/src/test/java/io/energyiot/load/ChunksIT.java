package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that does not fit in memory is stored as one that does. */
class ChunksIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("chunks", folder);
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 1_000_000})
  void aDayThatSpreadsOverChunksIsWholeAndItsLaterLinesWin(long mostHeld) throws IOException {
    String device = "spread-" + mostHeld;
    RandomFile file = new RandomFile(device, 2026, 300);

    LoadReport report = keyspace.load(file.path(), mostHeld);

    assertThat(stored(device)).isEqualTo(file.expected());
    assertThat(report.readings() + report.repeated()).isEqualTo(300);
    if (mostHeld < 10) {
      assertThat(report.meterDays()).as("blocks of several chunks").isGreaterThan(10);
    } else if (mostHeld > 300) {
      assertThat(report.meterDays()).as("one chunk").isEqualTo(2);
    }
  }

  @Test
  void aDayThatIsInOrderIsNotCut() throws IOException {
    StringBuilder line = new StringBuilder("cut,2026-03-30,KWH");
    for (int i = 0; i < 96; i++) {
      line.append(",0.").append(100 + i);
    }
    Path file = Files.writeString(folder.resolve("wide.csv"), line);

    LoadReport report = keyspace.load(file, 10);

    assertThat(report.readings()).isEqualTo(96);
    assertThat(report.meterDays()).isEqualTo(1);
    List<String> stored = keyspace.readings("cut", "KWH", DAY, DAY);
    assertThat(stored).hasSize(96);
    assertThat(stored.get(0)).isEqualTo("cut,KWH,2026-03-30T00:00:00Z,0.100,actual");
    assertThat(stored.get(95)).isEqualTo("cut,KWH,2026-03-30T23:45:00Z,0.195,actual");
  }

  @Test
  void withMoreOrLessMemoryTheSameFileComesOutTheSame() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      String device = "memory-" + seed;
      RandomFile file = new RandomFile(device, seed, 300);
      Random random = new Random(seed);
      List<Integer> chunks = new ArrayList<>();
      for (int load = 0; load < 3; load++) {
        chunks.add(1 + random.nextInt(120));
        keyspace.load(file.path(), chunks.get(load));
      }

      assertThat(stored(device)).as("seed %d, chunks %s", seed, chunks).isEqualTo(file.expected());
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
        // Seldom the second day, so that not every chunk has readings of it.
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
