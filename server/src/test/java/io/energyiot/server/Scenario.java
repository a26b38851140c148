package io.energyiot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case in {@code src/test/resources/scenarios}; its README says what the files are.
 *
 * @param name of the folder
 * @param statements CQL that stores what is not posted
 * @param posts bodies in NDJSON, in order
 * @param questions asked when all is posted
 */
record Scenario(
    String name, List<String> statements, List<byte[]> posts, List<Question> questions) {

  /**
   * A request and its whole answer.
   *
   * @param headers names and values by turns
   * @param expected the file with the answer
   */
  record Question(String pathAndQuery, List<String> headers, Path expected) {
    boolean isJson() {
      return expected.toString().endsWith(".json");
    }
  }

  static List<Scenario> all() {
    try {
      Path root = Path.of(Scenario.class.getResource("/scenarios").toURI());
      try (Stream<Path> folders = Files.list(root)) {
        return folders.filter(Files::isDirectory).sorted().map(Scenario::read).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scenario read(Path folder) {
    List<String> statements = statements(folder.resolve("input.cql"));
    List<byte[]> posts = new ArrayList<>();
    for (Path post : numbered(folder, "input.ndjson", "post-%d.ndjson")) {
      posts.add(bytes(post));
    }
    List<Question> questions = new ArrayList<>();
    for (Path request : numbered(folder, "request", "request-%d")) {
      questions.add(question(request));
    }
    boolean input = !posts.isEmpty() || !statements.isEmpty();
    if (!input || questions.isEmpty() || !Files.exists(folder.resolve("why.md"))) {
      throw new IllegalStateException(folder + " lacks input, request or why.md");
    }
    return new Scenario(folder.getFileName().toString(), statements, posts, questions);
  }

  private static List<String> statements(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    String[] parts = new String(bytes(file), StandardCharsets.UTF_8).split(";\\s*");
    return List.of(parts);
  }

  private static List<Path> numbered(Path folder, String single, String pattern) {
    if (Files.exists(folder.resolve(single))) {
      return List.of(folder.resolve(single));
    }
    List<Path> found = new ArrayList<>();
    for (Path next = folder.resolve(pattern.formatted(1));
        Files.exists(next);
        next = folder.resolve(pattern.formatted(found.size() + 1))) {
      found.add(next);
    }
    return found;
  }

  private static Question question(Path request) {
    List<String> lines = new String(bytes(request), StandardCharsets.UTF_8).lines().toList();
    List<String> headers =
        lines.stream().skip(1).flatMap(line -> Stream.of(line.split(": ", 2))).toList();
    String answer = request.getFileName().toString().replace("request", "expected");
    Path json = request.resolveSibling(answer + ".json");
    Path csv = request.resolveSibling(answer + ".csv");
    return new Question(lines.get(0), headers, Files.exists(json) ? json : csv);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
