package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.error.BrokenRuleException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way a decimal is read, it is the one that {@link ExactDecimal} reads. */
class DecimalsTest {
  private static final long SEED = 38;

  @ParameterizedTest
  @ValueSource(chars = {'.', ','})
  void readsWhatExactDecimalReads(char mark) {
    Random random = new Random(SEED);
    for (int round = 0; round < 300_000; round++) {
      String text = random.nextInt(4) == 0 ? rubbish(random) : number(random, mark);
      check(text, mark, "x;".repeat(random.nextInt(6)));
    }
  }

  @Test
  void readsTheFirstBytesOfABuffer() {
    check("1", '.', "");
    check("1.", '.', "");
    check(".5", '.', "");
    check(".", '.', "");
    check("-", '.', "");
  }

  private static String number(Random random, char mark) {
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "-" : "");
    int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 45 : 9);
    for (int i = 0; i < length; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    if (random.nextInt(4) > 0) {
      text.insert(random.nextInt(text.length() + 1), random.nextBoolean() ? mark : '.');
    }
    if (random.nextInt(8) == 0) {
      text.append("eE".charAt(random.nextInt(2))).append(random.nextInt(60) - 30);
    }
    return text.toString();
  }

  private static String rubbish(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append("0123456789.,-+eE/: x\u00e9".charAt(random.nextInt(20)));
    }
    return text.toString().strip().isEmpty() ? "x" : text.toString().strip();
  }

  private static void check(String text, char mark, String before) {
    byte[] line = (before + text).getBytes(StandardCharsets.UTF_8);
    Fields fields = new Fields('|');
    fields.split(line, before.length(), line.length);
    CsvDecimals decimals = new CsvDecimals(mark);
    BigDecimal expected;
    try {
      expected = ExactDecimal.parse(text.replace(mark, '.'));
    } catch (BrokenRuleException e) {
      assertThatThrownBy(() -> decimals.read(fields, 0))
          .as("seed %d, %s", SEED, text)
          .isInstanceOf(BrokenRuleException.class);
      return;
    }
    decimals.read(fields, 0);
    BigDecimal found =
        decimals.wide() == null
            ? BigDecimal.valueOf(decimals.digits(), decimals.scale())
            : decimals.wide();
    assertThat(found).as("seed %d, %s", SEED, text).isEqualTo(expected);
  }
}
