package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections are whole lines, and together they are the file. */
class SectionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void areWholeLinesAndTogetherTheFile(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(200); line >= 0; line--) {
      text.append("x".repeat(random.nextInt(random.nextInt(50) == 0 ? 200_000 : 40)));
      text.append(line == 0 && random.nextBoolean() ? "" : "\n");
    }
    Path file = Files.writeString(folder.resolve("lines.csv"), text);

    StringBuilder joined = new StringBuilder();
    for (Section section : Section.of(file, 1 + random.nextInt(8))) {
      try (InputStream in = section.open()) {
        String part = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(part.endsWith("\n") || section.to() == text.length())
            .as("seed %d", seed)
            .isTrue();
        joined.append(part);
      }
    }

    assertThat(joined.toString().equals(text.toString())).as("seed %d", seed).isTrue();
  }
}
