package io.energyiot.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read by DuckDB, a reader of Parquet that is not ours. */
class ParquetDaysWriterTest {
  private static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final String COLUMNS =
      "device_id, channel, epoch_ms(start), interval, CAST(value AS VARCHAR), quality,"
          + " epoch_ms(version)";

  @TempDir private Path folder;

  private final List<List<String>> expected = new ArrayList<>();

  /** Runs, groups and their ends fall anywhere; each column has few or many values. */
  @Test
  void readingsOfAnyMixtureAreReadBack() throws IOException, SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path path = folder.resolve("days.parquet");
    try (OutputStream out = Files.newOutputStream(path)) {
      ParquetDaysWriter file = new ParquetDaysWriter(out);
      for (int device = 0; device < 300; device++) {
        add(file, device, random);
      }
      assertThat(file.rows()).isEqualTo(expected.size());
      assertThat(file.finish()).isEqualTo(Files.size(path));
    }
    List<List<String>> found = DuckDbReader.query("SELECT %s FROM '%s'".formatted(COLUMNS, path));
    assertThat(found).as("seed %d", seed).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).as("seed %d, row %d", seed, i).isEqualTo(expected.get(i));
    }
  }

  private void add(ParquetDaysWriter file, int device, Random random) throws IOException {
    Series series = new Series("MTR" + device, Channel.of(random.nextInt(5) == 0 ? "E1" : "KWH"));
    int count = random.nextInt(100);
    int values = 1 << random.nextInt(20);
    int calm = random.nextInt(40);
    ReadingsBuilder readings = new ReadingsBuilder(count);
    long[] learned = new long[count];
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = random.nextInt(40) < calm ? value : random.nextInt(values);
      Quality quality = random.nextInt(9) == 0 ? Quality.MISSING : Quality.ACTUAL;
      readings.add(START + i * 900_000L, 900, value, 3, quality);
      learned[i] = START + 86_400_000 + random.nextInt(3);
      expected.add(
          Arrays.asList(
              series.deviceId(),
              series.channel().name(),
              Long.toString(START + i * 900_000L),
              "900",
              quality == Quality.MISSING
                  ? null
                  : "%d.%03d".formatted(value / 1000, value % 1000) + "0".repeat(15),
              quality.text(),
              Long.toString(learned[i])));
    }
    file.add(series, readings.build(), learned);
  }

  @Test
  void statisticsSayWhatARowGroupHas() throws IOException, SQLException {
    Path path = folder.resolve("days.parquet");
    ReadingsBuilder readings = new ReadingsBuilder(3);
    readings.add(START, 900, -5, 3, Quality.ACTUAL);
    readings.add(START + 900_000, 900, 70, 3, Quality.ACTUAL);
    readings.add(START + 1_800_000, 900, 0, 3, Quality.MISSING);
    try (OutputStream out = Files.newOutputStream(path)) {
      ParquetDaysWriter file = new ParquetDaysWriter(out);
      file.add(new Series("b", Channel.KWH), readings.build(), new long[3]);
      file.add(new Series("a", Channel.KWH), readings.build(), new long[3]);
      file.finish();
    }
    String statement =
        "SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count"
            + " FROM parquet_metadata('%s') WHERE path_in_schema IN ('device_id', 'value')";
    assertThat(DuckDbReader.query(statement.formatted(path)))
        .containsExactly(
            List.of("device_id", "a", "b", "0"),
            List.of("value", "-0.005000000000000000", "0.070000000000000000", "2"));
    assertThat(
            DuckDbReader.query("SELECT count(*) FROM '%s' WHERE device_id = 'c'".formatted(path)))
        .containsExactly(List.of("0"));
    assertThat(DuckDbReader.query("SELECT sum(value) FROM '%s' WHERE value > 0.06".formatted(path)))
        .containsExactly(List.of("0.140000000000000000"));
  }

  /** As many as would make a dictionary longer than the values themselves. */
  @Test
  void valuesThatAllDifferAreReadBack() throws IOException, SQLException {
    Path path = folder.resolve("days.parquet");
    int count = 20_000;
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = 0; i < count; i++) {
      readings.add(START + i * 900_000L, 900, 1L << 40 | i, 12, Quality.ACTUAL);
    }
    Readings all = readings.build();
    try (OutputStream out = Files.newOutputStream(path)) {
      ParquetDaysWriter file = new ParquetDaysWriter(out);
      file.add(new Series("a", Channel.KWH), all, new long[count]);
      file.finish();
    }
    assertThat(
            DuckDbReader.query(
                "SELECT encodings FROM parquet_metadata('%s') WHERE path_in_schema = 'value'"
                    .formatted(path)))
        .isEqualTo(List.of(List.of("PLAIN, RLE")));
    assertThat(
            DuckDbReader.query(
                "SELECT count(DISTINCT value), min(value), max(value) FROM '%s'".formatted(path)))
        .containsExactly(
            List.of("20000", all.value(0) + "000000", all.value(count - 1) + "000000"));
  }
}
