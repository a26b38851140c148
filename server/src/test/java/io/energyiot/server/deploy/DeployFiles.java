package io.energyiot.server.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files in {@code deploy}. */
public final class DeployFiles {
  private static final Path FOLDER = Path.of("..", "deploy").toAbsolutePath().normalize();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:energy|http|jvm|process|system)_[a-z_]+");

  /** What is in braces, in brackets or in quotes is no metric, nor is what {@code by} is about. */
  private static final Pattern NO_METRIC =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\bby \\([^)]*\\)");

  private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]*");

  /** Words of the language in which Prometheus is asked, as far as they are used. */
  private static final Set<String> LANGUAGE =
      Set.of("sum", "max", "rate", "increase", "and", "by", "up");

  private DeployFiles() {}

  /** A file or folder in {@code deploy}. */
  static Path at(String path) {
    return FOLDER.resolve(path);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files whose names end so. */
  static List<Path> ending(String end) {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a YAML file. */
  static List<JsonNode> documents(Path file) {
    try (var read = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return read.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no YAML", e);
    }
  }

  /** All manifests of Kubernetes. */
  static List<JsonNode> manifests() {
    return ending(".yaml").stream()
        .filter(file -> file.startsWith(at("kubernetes")))
        .flatMap(file -> documents(file).stream())
        .toList();
  }

  /** The paths that probes ask for. */
  public static Set<String> probedPaths() {
    return manifests().stream()
        .flatMap(manifest -> manifest.findValues("httpGet").stream())
        .map(get -> get.path("path").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the alerts and the dashboard ask Prometheus. */
  static List<String> questions() {
    try {
      JsonNode alerts = documents(at("prometheus/alerts.yaml")).get(0);
      JsonNode dashboard = new ObjectMapper().readTree(at("grafana/energy-iot.json").toFile());
      return Stream.of(alerts, dashboard)
          .flatMap(file -> file.findValuesAsText("expr").stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The metrics in them. */
  public static Set<String> metrics() {
    return questions().stream()
        .flatMap(question -> METRIC.matcher(plain(question)).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String plain(String question) {
    return NO_METRIC.matcher(question).replaceAll(" ");
  }

  /** Words of a question that are neither metrics nor of the language. */
  static Set<String> unknownWords(String question) {
    Set<String> unknown = new TreeSet<>();
    Matcher words = WORD.matcher(plain(question));
    while (words.find()) {
      unknown.add(words.group());
    }
    unknown.removeIf(word -> LANGUAGE.contains(word) || METRIC.matcher(word).matches());
    return unknown;
  }
}
