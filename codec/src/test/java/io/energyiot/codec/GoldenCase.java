package io.energyiot.codec;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One folder of {@code golden/v1}: readings, and the blocks that encoders made of them so far. */
record GoldenCase(Path folder) {
  private static final Path ROOT = Path.of("src/test/resources/golden/v1");
  private static final int BYTES_A_LINE = 32;

  static List<GoldenCase> all() {
    return list(ROOT).map(GoldenCase::new).toList();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Readings readings() {
    ReadingsBuilder readings = new ReadingsBuilder(100);
    read(folder.resolve("readings.csv"))
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(
            fields ->
                readings.add(
                    Instant.parse(fields[0]).toEpochMilli(),
                    Integer.parseInt(fields[1]),
                    fields[2].isEmpty() ? null : ExactDecimal.parse(fields[2]),
                    Quality.parse(fields[3])));
    return readings.build();
  }

  /** The blocks in the order in which they were added. */
  List<byte[]> blocks() {
    return Stream.iterate(1, number -> Files.exists(file(number)), number -> number + 1)
        .map(number -> HexFormat.of().parseHex(read(file(number)).replace("\n", "")))
        .toList();
  }

  /** Adds {@code block} as the last one. */
  void add(byte[] block) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < block.length; from += BYTES_A_LINE) {
      int to = Math.min(from + BYTES_A_LINE, block.length);
      text.append(HexFormat.of().formatHex(block, from, to)).append('\n');
    }
    try {
      Files.writeString(file(blocks().size() + 1), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(int number) {
    return folder.resolve("block-" + number + ".hex");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
