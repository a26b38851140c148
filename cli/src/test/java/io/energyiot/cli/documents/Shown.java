package io.energyiot.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer as a document shows it: broken into lines, with {@code …} for what is left out. */
final class Shown {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** What differs from system to system. */
  private static final Pattern OWN = Pattern.compile("\"(partition|offset)\":\\d+");

  private Shown() {}

  /** Fails if {@code answer} is not what is shown; shows a document nothing, anything is right. */
  static void check(String shown, String answer) {
    if (!shown.isBlank()) {
      String wanted =
          Arrays.stream(plain(shown).split("…", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      assertThat(plain(answer)).matches(Pattern.compile(wanted, Pattern.DOTALL));
    }
  }

  private static String plain(String text) {
    return OWN.matcher(SPACE.matcher(text).replaceAll("")).replaceAll("\"$1\":0");
  }
}
