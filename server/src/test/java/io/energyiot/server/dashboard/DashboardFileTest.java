package io.energyiot.server.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files of the dashboard, as the server finds them. */
class DashboardFileTest {
  private static final Pattern LINK =
      Pattern.compile("(?:href|src)=\"(/dashboard/[^\"]+)\"|(?:from|import\\()\\s*'([.][^']+)'");

  private static DashboardFile file(String name) {
    return DashboardFile.read(name).orElseThrow(() -> new AssertionError(name + " is missing"));
  }

  private static void follow(String name, Map<String, String> seen) {
    String text = file(name).plain().toString(UTF_8);
    if (seen.put(name, text) == null && !name.contains("/uplot/")) {
      Matcher links = LINK.matcher(text);
      while (links.find()) {
        String link = links.group(1) == null ? links.group(2) : links.group(1);
        if (!link.contains("$")) { // the words of a language, whose name is put in
          follow(URI.create(name).resolve(link).getPath(), seen);
        }
      }
    }
  }

  @Test
  void allThatPagesNeedIsThereAndNothingIsInline() {
    Map<String, String> seen = new HashMap<>();
    follow("/dashboard/index.html", seen);
    assertThat(seen)
        .containsKeys("/dashboard/uplot/uplot.js", "/dashboard/js/views/meter-range.js")
        .hasSizeGreaterThan(30);
    assertThat(seen.get("/dashboard/index.html")).doesNotContain("style=", "<style", "onclick");
    assertThat(seen).allSatisfy((name, text) -> assertThat(text).doesNotContain("innerHTML ="));
    long wire = seen.keySet().stream().mapToLong(each -> file(each).packed().length()).sum();
    assertThat(wire).as("bytes of all of them, compressed").isLessThan(200_000);
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    Pattern key = Pattern.compile("(?m)(?:^|[,{]) *'?([\\w.]+)'?: '");
    String english = file("/dashboard/js/words/en.js").plain().toString(UTF_8);
    String german = file("/dashboard/js/words/de.js").plain().toString(UTF_8);
    assertThat(key.matcher(german).results().map(each -> each.group(1)).toList())
        .containsExactlyElementsOf(
            key.matcher(english).results().map(each -> each.group(1)).toList())
        .hasSizeGreaterThan(200);
  }

  @Test
  void onlyFilesOfKnownTypesAreRead() {
    assertThat(DashboardFile.read("/dashboard/nothing.js")).isEqualTo(Optional.empty());
    assertThat(DashboardFile.read("/dashboard/uplot/uplot.LICENSE")).isEqualTo(Optional.empty());
    assertThat(file("/dashboard/index.html").type()).isEqualTo("text/html; charset=UTF-8");
    assertThat(file("/dashboard/index.html").tag())
        .isNotEqualTo(file("/dashboard/js/app.js").tag())
        .matches("\"[0-9a-f]{24}\"");
  }
}
