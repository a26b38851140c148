package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's own file, if it is there: 10 devices, off the grid, doubles of up to 17 digits. */
class SeedFileIT {
  private static final Path FILE =
      Path.of(System.getProperty("energy.shared", "absent"), "data/seed/sensordata2016-03-31.csv");

  @Test
  void isStoredDigitForDigit(@TempDir Path folder) throws IOException {
    assumeThat(FILE).exists();
    Map<String, List<String>> expected = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] fields = line.split(",", -1);
      expected
          .computeIfAbsent(fields[0], id -> new ArrayList<>())
          .add(
              "%s,%s,%sZ,%s,actual"
                  .formatted(fields[0], fields[2], fields[1].replace(' ', 'T'), fields[3]));
    }
    try (Keyspace keyspace = new Keyspace("seed", folder)) {
      LoadTotals totals = keyspace.load(FILE).totals();

      assertThat(totals.readings()).isEqualTo(960);
      assertThat(totals.rejected()).isZero();
      assertThat(expected).hasSize(10);
      LocalDate day = LocalDate.of(2016, 3, 30);
      expected.forEach(
          (device, lines) ->
              assertThat(keyspace.readings(device, "KWH", day, day.plusDays(2))).isEqualTo(lines));
    }
  }
}
