package io.energyiot.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The file that takes what a process prints, after what earlier ones printed. At most {@link #KEPT}
 * older files are kept, none much longer than {@link #MAX_BYTES}.
 */
public record OutputFile(Path path) {
  private static final int KEPT = 4;
  private static final long MAX_BYTES = 4 << 20;
  private static final int LAST_BYTES = 64 << 10;
  private static final int LONGEST_LINE = 300;
  private static final String START = "--- start at ";

  /** Adds a line that says that a process starts now. */
  void begin() throws IOException {
    if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
      shift();
      Files.move(path, older(1), StandardCopyOption.REPLACE_EXISTING);
    }
    String line = START + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Starts a new file for a process that goes on. What it prints meanwhile may be lost. */
  public void trim() throws IOException {
    if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
      shift();
      try (FileChannel from = FileChannel.open(path, StandardOpenOption.READ);
          FileChannel to =
              FileChannel.open(older(1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        long start = Math.max(0, from.size() - MAX_BYTES);
        from.transferTo(start, MAX_BYTES, to);
      }
      FileChannel.open(path, StandardOpenOption.WRITE).truncate(0).close();
    }
  }

  /** The last lines, {@code max} of them at most, that the last process has printed. */
  public List<String> end(int max) throws IOException {
    if (!Files.isReadable(path)) {
      return List.of();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(Math.max(0, Files.size(path) - LAST_BYTES));
      bytes = in.readNBytes(LAST_BYTES);
    }
    List<String> lines =
        new String(bytes, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    int from = lines.size();
    while (from > 0 && lines.size() - from < max && !lines.get(from - 1).startsWith(START)) {
      from--;
    }
    return lines.subList(from, lines.size()).stream()
        .map(line -> line.substring(0, Math.min(LONGEST_LINE, line.length())))
        .toList();
  }

  private void shift() throws IOException {
    Files.deleteIfExists(older(KEPT));
    for (int i = KEPT - 1; i > 0; i--) {
      if (Files.exists(older(i))) {
        Files.move(older(i), older(i + 1));
      }
    }
  }

  private Path older(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }
}
