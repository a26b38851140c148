package io.energyiot.cli.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command in a document, and what the document shows below it.
 *
 * @param place document and line
 * @param command one line, as a shell takes it
 * @param output what stands between this command and the next one of its block; may be empty
 */
record Example(String place, String command, String output) {
  private static final String BLOCK = "    ";
  private static final List<String> PROGRAMS = List.of("./energy ", "curl ");

  /** The examples of the README and of all documents, in their order. */
  static List<Example> ofAll(Path root) throws IOException {
    List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> more = Files.list(root.resolve("docs"))) {
      more.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents.stream().flatMap(file -> of(root, file).stream()).toList();
  }

  private static List<Example> of(Path root, Path document) {
    List<String> lines;
    try {
      lines = Files.readAllLines(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Example> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (isCommand(lines.get(i))) {
        String place = root.relativize(document) + ":" + (i + 1);
        StringBuilder command = new StringBuilder(text(lines.get(i)));
        while (command.toString().endsWith("\\")) {
          command.setLength(command.length() - 1);
          command.append(text(lines.get(++i)));
        }
        found.add(new Example(place, command.toString(), output(lines, i + 1)));
      }
    }
    return found;
  }

  private static boolean isCommand(String line) {
    return line.startsWith(BLOCK) && PROGRAMS.stream().anyMatch(text(line)::startsWith);
  }

  private static String text(String line) {
    String text = line.strip();
    return text.startsWith("$ ") ? text.substring(2) : text;
  }

  private static String output(List<String> lines, int from) {
    List<String> shown = new ArrayList<>();
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(BLOCK) || isCommand(line)) {
        break;
      }
      shown.add(line.substring(BLOCK.length()));
    }
    return String.join("\n", shown);
  }

  boolean isCurl() {
    return command.startsWith("curl ");
  }
}
