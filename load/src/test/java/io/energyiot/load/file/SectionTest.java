package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections have all lines of a file, each once and whole. */
class SectionTest {
  @TempDir Path folder;

  static Stream<Long> seeds() {
    return new Random().longs(20).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allLinesAreInOneSectionEach(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = lines(random);
    Path file = Files.write(folder.resolve("lines"), bytes);
    int count = 1 + random.nextInt(20);

    List<Section> sections = Section.of(file, count);

    assertThat(sections.size()).isLessThanOrEqualTo(count);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Section section : sections) {
      assertThat(section.from()).isEqualTo(joined.size());
      if (section.from() > 0) {
        assertThat(bytes[(int) section.from() - 1]).isEqualTo((byte) '\n');
      }
      try (InputStream in = section.open()) {
        in.transferTo(joined);
      }
      assertThat(section.to()).isEqualTo(joined.size());
    }
    assertThat(joined.toByteArray()).isEqualTo(bytes);
  }

  /** Some of them longer than what is looked at in one go. */
  private static byte[] lines(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int count = random.nextInt(300);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(40) == 0 ? random.nextInt(200_000) : random.nextInt(60);
      bytes.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
      if (i < count - 1 || random.nextBoolean()) {
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aFileOfOneLineIsOneSection() throws IOException {
    Path file = Files.writeString(folder.resolve("line"), "x".repeat(100_000));
    assertThat(Section.of(file, 7)).containsExactly(new Section(file, 0, 100_000));
  }

  @Test
  void anEmptyFileHasNone() throws IOException {
    assertThat(Section.of(Files.createFile(folder.resolve("empty")), 3)).isEmpty();
  }
}
