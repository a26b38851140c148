package io.energyiot.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints the test classes of a build that took longest, by the reports of Surefire and Failsafe.
 */
public final class SlowestTests {
  private static final int SHOWN = 10;
  private static final Pattern SUITE =
      Pattern.compile("<testsuite .*? name=\"(.*?)\" time=\"([\\d.,]+)\"", Pattern.DOTALL);

  private SlowestTests() {}

  private record Suite(String name, double seconds) {}

  /**
   * Prints them.
   *
   * @param arguments the root of the source tree
   */
  public static void main(String[] arguments) throws IOException {
    Instant began = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
    List<Suite> suites;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      suites = files.filter(file -> isReport(file, began)).map(SlowestTests::read).toList();
    }
    double all = suites.stream().mapToDouble(Suite::seconds).sum();
    System.out.printf(Locale.ROOT, "%d test classes, %.0f s; the slowest:%n", suites.size(), all);
    suites.stream()
        .sorted(Comparator.comparingDouble(Suite::seconds).reversed())
        .limit(SHOWN)
        .forEach(each -> System.out.printf(Locale.ROOT, "%7.1f s  %s%n", each.seconds, each.name));
  }

  /** Reports of an earlier build are left out. */
  private static boolean isReport(Path file, Instant began) {
    try {
      return file.getParent().getFileName().toString().matches("(surefire|failsafe)-reports")
          && file.getFileName().toString().matches("TEST-.*\\.xml")
          && Files.getLastModifiedTime(file).toInstant().isAfter(began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Suite read(Path report) {
    try {
      Matcher suite = SUITE.matcher(Files.readString(report));
      if (!suite.find()) {
        throw new IllegalStateException(report + " has no test suite");
      }
      return new Suite(suite.group(1), Double.parseDouble(suite.group(2).replace(",", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
