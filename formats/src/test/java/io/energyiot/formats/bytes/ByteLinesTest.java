package io.energyiot.formats.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
  @Test
  void splitsAtLfAndCrlfAndKeepsTheLastLine() throws IOException {
    assertThat(lines("a\nb\r\n\n\rc", 100)).containsExactly("a", "b", "", "\rc");
    assertThat(lines("a\n", 100)).containsExactly("a");
    assertThat(lines("", 100)).isEmpty();
  }

  @Test
  void leavesOutByteOrderMarksBeforeALineAndNoOthers() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFF\uFEFFb\nc\uFEFF\n\uFEFF", 100))
        .containsExactly("a", "b", "c\uFEFF", "");
  }

  @Test
  void skipsLinesThatAreTooLongAndGoesOn() throws IOException {
    String text = "x".repeat(10) + "\n" + "y".repeat(11) + "\r\n" + "z".repeat(300_000) + "\nend";
    assertThat(lines(text, 10)).containsExactly("x".repeat(10), "too long", "too long", "end");
    assertThat(lines("z".repeat(300_000), 10)).containsExactly("too long");
  }

  @Test
  void findsTheSameLinesHoweverTheStreamDeliversThem() throws IOException {
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < random.nextInt(400); i++) {
        String line = "ab,".repeat(random.nextInt(random.nextInt(10) == 0 ? 40_000 : 100));
        expected.add(line);
        text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      }
      InputStream in = new Slow(text.toString().getBytes(StandardCharsets.UTF_8), random);
      assertThat(lines(in, ByteLines.LONGEST)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void showsTheBeginningOfALineAsText() throws IOException {
    String cut = "x".repeat(199) + "\uD83D\uDE00";
    assertThat(text("short\r\n", 100)).isEqualTo("short");
    assertThat(text("é".repeat(200), 1000)).isEqualTo("é".repeat(200));
    assertThat(text("é".repeat(201), 1000)).isEqualTo("é".repeat(200) + "…");
    assertThat(text(cut, 1000)).isEqualTo("x".repeat(199) + "…");
    assertThat(text("y".repeat(11) + "\r\n", 10)).isEqualTo("y".repeat(11));
    assertThat(text("z".repeat(3_000_000) + "\n", 1000)).isEqualTo("z".repeat(200) + "…");
    ByteLines lines = new ByteLines(new ByteArrayInputStream(new byte[] {'a', -1, 0, 'b'}), 100);
    lines.next();
    assertThat(lines.text()).isEqualTo("a\\xFF\0b");
  }

  private static String text(String line, int longest) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    ByteLines lines = new ByteLines(new Slow(bytes, new Random(7)), longest);
    assertThat(lines.next()).isTrue();
    String text = lines.text();
    assertThat(lines.next()).isFalse();
    return text;
  }

  @Test
  void peekedBytesAreStillRead() throws IOException {
    byte[] text = "first\nsecond".getBytes(StandardCharsets.UTF_8);
    ByteLines lines = new ByteLines(new Slow(text, new Random(1)), 100);
    assertThat(lines.peek(1000)).isEqualTo(text);
    assertThat(lines.next()).isTrue();
    assertThat(lines.to() - lines.from()).isEqualTo(5);
    assertThat(lines.number()).isEqualTo(1);
  }

  private static List<String> lines(String text, int longest) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
  }

  private static List<String> lines(InputStream in, int longest) throws IOException {
    ByteLines lines = new ByteLines(in, longest);
    List<String> found = new ArrayList<>();
    while (lines.next()) {
      int length = lines.to() - lines.from();
      String text = new String(lines.bytes(), lines.from(), length, StandardCharsets.UTF_8);
      found.add(lines.isTooLong() ? "too long" : text);
    }
    assertThat(lines.number()).isEqualTo(found.size());
    return found;
  }

  /** Delivers a few bytes at a time. */
  private static final class Slow extends ByteArrayInputStream {
    private final Random random;

    Slow(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return super.read(to, offset, Math.min(length, 1 + random.nextInt(5000)));
    }
  }
}
