package io.energyiot.bench.peers.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSliceTest {
  @TempDir Path folder;

  private static String read(FileSlice slice) throws IOException {
    try (var in = slice.open()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void slicesAreWholeLinesAndTogetherAllButTheHeader() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>(List.of("header"));
      int count = 1 + random.nextInt(20);
      for (int i = 0; i < count; i++) {
        lines.add(i + "x".repeat(random.nextInt(30)));
      }
      Path file = Files.write(folder.resolve(seed + ".csv"), lines);
      List<FileSlice> slices = FileSlice.withoutHeader(file, 1 + random.nextInt(4));
      List<String> found = new ArrayList<>();
      for (FileSlice slice : slices) {
        String text = read(slice);
        assertThat(text)
            .as("seed " + seed)
            .endsWith("\n")
            .hasSize((int) (slice.to() - slice.from()));
        found.addAll(text.lines().toList());
      }
      assertThat(found).as("seed " + seed).isEqualTo(lines.subList(1, lines.size()));
    }
  }

  @Test
  void linesOfOneLengthAreSplitEvenly() throws IOException {
    Path file = Files.writeString(folder.resolve("even.csv"), "head\n" + "1234\n".repeat(1000));
    assertThat(FileSlice.withoutHeader(file, 2))
        .allSatisfy(slice -> assertThat(slice.to() - slice.from()).isBetween(2490L, 2510L))
        .hasSize(2);
  }
}
