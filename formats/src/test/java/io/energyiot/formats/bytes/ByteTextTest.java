package io.energyiot.formats.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteTextTest {
  @Test
  void writesDecimalsAsBigDecimalDoes() throws IOException {
    long[] digits = {0, 1, -1, 9, 10, 52, -999, 1000, Long.MAX_VALUE, Long.MIN_VALUE};
    for (long each : digits) {
      for (int scale = 0; scale <= 38; scale++) {
        assertThat(decimal(each, scale)).isEqualTo(plain(each, scale));
      }
    }
  }

  @Test
  void writesRandomDecimalsAsBigDecimalDoes() throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long digits = random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(39);
      assertThat(decimal(digits, scale)).as("seed %d", seed).isEqualTo(plain(digits, scale));
    }
  }

  @Test
  void passesTextOfAnyLength() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ByteText text = new ByteText(out)) {
      text.character('<');
      text.bytes(new byte[200_000]);
      text.twoDigits(7);
    }
    assertThat(out.size()).isEqualTo(200_003);
    assertThat(out.toString(StandardCharsets.US_ASCII)).startsWith("<\0").endsWith("\00007");
  }

  private static String decimal(long digits, int scale) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ByteText text = new ByteText(out)) {
      text.decimal(digits, scale);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static String plain(long digits, int scale) {
    return BigDecimal.valueOf(digits, scale).toPlainString();
  }
}
