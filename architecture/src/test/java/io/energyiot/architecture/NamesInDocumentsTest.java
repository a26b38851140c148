package io.energyiot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes and tests that documents name are where the documents say. */
class NamesInDocumentsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  private static final Pattern MODULE = Pattern.compile(" -pl (\\S+)");
  private static final Pattern TEST = Pattern.compile(" -D(?:it\\.)?test=(\\S+)");

  /** A class with its package, such as {@code store.block.DayBlock}; {@code NAME} is none. */
  private static final Pattern CLASS =
      Pattern.compile("`((?:[a-z]\\w*\\.)+[A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?`");

  private static Set<String> files;

  @BeforeAll
  static void list() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      files =
          modules
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .flatMap(NamesInDocumentsTest::javaFiles)
              .collect(Collectors.toSet());
    }
  }

  private static Stream<String> javaFiles(Path sources) {
    try (Stream<Path> all = Files.walk(sources)) {
      return all
          .map(each -> ROOT.relativize(each).toString().replace('\\', '/'))
          .filter(each -> each.endsWith(".java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void testsOfContributingAreInTheirModules() throws IOException {
    Set<String> missing = new TreeSet<>();
    int named = 0;
    for (String line : text("CONTRIBUTING.md").replaceAll("\\\\\n *", "").lines().toList()) {
      Matcher module = MODULE.matcher(line);
      Matcher test = TEST.matcher(line);
      while (module.reset().find() && test.find()) {
        named++;
        String name = test.group(1);
        if (!name.equals("none") && !isThere(module.group(1) + "/src/test/java/", name)) {
          missing.add(module.group(1) + " has no " + name);
        }
      }
    }
    assertThat(named).isPositive();
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "docs/glossary.md"})
  void classesAreInTheirPackages(String document) throws IOException {
    Set<String> missing = new TreeSet<>();
    Matcher named = CLASS.matcher(text(document));
    while (named.find()) {
      String path = named.group(1).replace('.', '/');
      if (!isThere("", "io/energyiot/" + path)) {
        missing.add(named.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(String prefix, String name) {
    return files.stream()
        .anyMatch(each -> each.startsWith(prefix) && each.endsWith("/" + name + ".java"));
  }

  private static String text(String document) throws IOException {
    return Files.readString(ROOT.resolve(document));
  }
}
