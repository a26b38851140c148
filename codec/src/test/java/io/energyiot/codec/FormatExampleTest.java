package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked example in FORMAT.md is true. */
class FormatExampleTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\| `([0-9a-f]{2})` \\|");

  @Test
  void bytesOfTheExampleAreThoseOfItsReadings() throws IOException {
    Readings readings = example();
    String hex =
        ROW.matcher(Files.readString(Path.of("FORMAT.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.joining());
    assertThat(HexFormat.of().formatHex(new BlockEncoder().encode(readings))).isEqualTo(hex);
    assertThat(BlockDecoder.decode(HexFormat.of().parseHex(hex))).isEqualTo(readings);
  }

  private static Readings example() {
    long start = Instant.parse("2026-03-29T00:00:00Z").toEpochMilli();
    ReadingsBuilder readings = new ReadingsBuilder(5);
    for (int wattHours : new int[] {42, 39, 171, 40, 38}) {
      readings.add(start, 900, wattHours, 3, Quality.ACTUAL);
      start += 900_000;
    }
    return readings.build();
  }
}
