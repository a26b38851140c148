package io.energyiot.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a process ended, as the shell that is its parent writes it down: first {@code started PID},
 * and in the end {@code PID STATUS}. So programs that did not start the process know it, too.
 */
public record ExitFile(Path path) {
  private static final String STARTED = "started ";

  /** What the shell runs: its parameters are the program, its name is the file. */
  static final String SCRIPT =
      """
      umask 077
      ulimit -c 0
      "$@" &
      echo "started $!" > "$0"
      wait $! 2>/dev/null
      status=$?
      echo "$! $status" >> "$0"
      exit $status
      """;

  /** The pid of the process that was started last; empty if none was yet. */
  public OptionalLong started() throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith(STARTED))
        .mapToLong(line -> Long.parseLong(line.substring(STARTED.length()).strip()))
        .findFirst();
  }

  /** The status with which {@code pid} ended, over 128 if by a signal; empty if it is not known. */
  public OptionalInt status(long pid) throws IOException {
    String mark = pid + " ";
    return lines().stream()
        .filter(line -> line.startsWith(mark))
        .mapToInt(line -> Integer.parseInt(line.substring(mark.length()).strip()))
        .findFirst();
  }

  /** The lines that are whole. */
  private List<String> lines() throws IOException {
    try {
      String text = Files.readString(path);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
