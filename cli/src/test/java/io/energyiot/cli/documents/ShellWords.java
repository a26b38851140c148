package io.energyiot.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a command as a POSIX shell takes them; of what a shell expands, nothing is known.
 */
final class ShellWords {
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private ShellWords() {}

  /** Without the quotes, and without a comment at the end. */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find() && !word.group().startsWith("#")) {
      words.add(unquoted(word.group()));
    }
    return words;
  }

  private static String unquoted(String word) {
    String bare = QUOTED.matcher(word).replaceAll("");
    assertThat(bare).as("what a shell expands in %s", word).doesNotContainPattern("[*?$`&;|]");
    Matcher quoted = QUOTED.matcher(word);
    StringBuilder text = new StringBuilder();
    while (quoted.find()) {
      if (quoted.group(2) != null) {
        assertThat(quoted.group(2)).as("within double quotes").doesNotContainPattern("[$`\\\\]");
      }
      String inner = quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
      quoted.appendReplacement(text, Matcher.quoteReplacement(inner));
    }
    return quoted.appendTail(text).toString();
  }
}
