package io.energyiot.server.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TextBuffer text = new TextBuffer(bytes);

  @Test
  void decimalsAreThoseOfBigDecimal() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      long unscaled = random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(39);
      text.decimal(unscaled, scale).ascii(" ");
      expected.append(BigDecimal.valueOf(unscaled, scale).toPlainString()).append(' ');
    }
    assertThat(written()).as("seed %d", seed).isEqualTo(expected.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbers(long number) throws IOException {
    text.number(number);
    assertThat(written()).isEqualTo(Long.toString(number));
  }

  @Test
  void zeroHasItsScale() throws IOException {
    text.decimal(0, 3);
    assertThat(written()).isEqualTo("0.000");
  }

  @Test
  void textIsQuotedAndLongTextPassesWhole() throws IOException {
    String longText = "ü".repeat(300);
    text.quoted("a\"b\\\n").ascii(",").quoted(longText).ascii(",").quoted(null);
    assertThat(written()).isEqualTo("\"a\\\"b\\\\\\n\",\"" + longText + "\",null");
  }

  private String written() throws IOException {
    text.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
