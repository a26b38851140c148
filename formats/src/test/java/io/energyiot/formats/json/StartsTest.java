package io.energyiot.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Interval;
import io.energyiot.model.error.BrokenRuleException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Starts mean what the JDK says they mean. */
class StartsTest {
  private static final String[] FORMS = {
    "2026-03-30T12:15:00Z",
    "2026-03-30T12:15:00+02:00",
    "2024-02-29T23:59:59-11:45",
    "2026-03-30T12:15Z",
    "2026-03-30T12:15:00.500Z",
    "1970-01-01T00:00:00Z",
    "2199-12-31T23:59:59Z"
  };

  @Test
  void agreesWithTheJdk() {
    long seed = 21;
    Random random = new Random(seed);
    int good = 0;
    for (int round = 0; round < 50_000; round++) {
      char[] text = FORMS[random.nextInt(FORMS.length)].toCharArray();
      for (int i = 0; i < random.nextInt(4); i++) {
        text[random.nextInt(text.length)] = "0123456789-+:.TZ ".charAt(random.nextInt(17));
      }
      good += check(new String(text)) ? 1 : 0;
    }
    assertThat(good).as("seed %d", seed).isBetween(15_000, 45_000);
  }

  /** Checks a text, and tells whether it is good. */
  private static boolean check(String text) {
    char[] inside = ("x" + text + "9").toCharArray();
    long expected;
    try {
      String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
      expected = Interval.startMillis(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException | BrokenRuleException e) {
      assertThatThrownBy(() -> Starts.millis(inside, 1, text.length()))
          .as(text)
          .isInstanceOf(BrokenRuleException.class);
      return false;
    }
    assertThat(Starts.millis(inside, 1, text.length())).as(text).isEqualTo(expected);
    return true;
  }
}
