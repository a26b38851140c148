package io.energyiot.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The few lines of a log that say what went wrong. */
public final class LogExcerpt {
  /** How many lines it has at most. */
  public static final int LINES = 6;

  private static final int LONGEST_LINE = 300;
  private static final int MAX_BYTES = 4 << 20;
  private static final Pattern TROUBLE = Pattern.compile("\\b(ERROR|FATAL)\\b|Exception|Error:");

  private final Path log;
  private final long from;

  private LogExcerpt(Path log, long from) {
    this.log = log;
    this.from = from;
  }

  /** Will look at what is written to {@code log}, which need not exist yet, from now on. */
  public static LogExcerpt fromNow(Path log) {
    return new LogExcerpt(log, size(log));
  }

  /** Will look at all of {@code log}. */
  public static LogExcerpt ofAll(Path log) {
    return new LogExcerpt(log, 0);
  }

  /** The first line that tells of an error and those after it; nothing if there is no such line. */
  public List<String> trouble() {
    List<String> lines = lines();
    return IntStream.range(0, lines.size())
        .filter(i -> TROUBLE.matcher(lines.get(i)).find())
        .mapToObj(i -> lines.subList(i, Math.min(i + LINES, lines.size())))
        .findFirst()
        .orElse(List.of());
  }

  /** The last lines. */
  public List<String> end() {
    List<String> lines = lines();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  private List<String> lines() {
    if (!Files.isReadable(log)) {
      return List.of();
    }
    boolean rolled = size(log) < from;
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(rolled ? 0 : from);
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.substring(0, Math.min(LONGEST_LINE, line.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
