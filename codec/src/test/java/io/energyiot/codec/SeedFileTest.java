package io.energyiot.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The demo's own file, if it is there: 10 devices, off the grid, doubles of up to 17 digits. */
class SeedFileTest {
  private static final Path FILE =
      Path.of(System.getProperty("energy.shared", "absent"), "data/seed/sensordata2016-03-31.csv");

  @Test
  void readingsComeBackDigitForDigit() throws IOException {
    assumeThat(FILE).exists();
    Map<String, ReadingsBuilder> devices = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] fields = line.split(",", -1);
      LocalDateTime start = LocalDateTime.parse(fields[1].replace(' ', 'T'));
      devices
          .computeIfAbsent(fields[0], id -> new ReadingsBuilder(96))
          .add(
              start.toInstant(ZoneOffset.UTC).toEpochMilli(),
              900,
              new BigDecimal(fields[3]),
              Quality.ACTUAL);
    }
    assertThat(devices).hasSize(10);
    BlockEncoder encoder = new BlockEncoder();
    for (ReadingsBuilder device : devices.values()) {
      Readings readings = device.build();
      assertThat(BlockDecoder.decode(encoder.encode(readings))).isEqualTo(readings);
    }
  }
}
