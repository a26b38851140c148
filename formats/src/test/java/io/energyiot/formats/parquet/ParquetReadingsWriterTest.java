package io.energyiot.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read by DuckDB, a reader of Parquet that is not ours. */
class ParquetReadingsWriterTest {
  private static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final Series SERIES = new Series("Zähler 1", Channel.of("KWH_EXPORT"));

  @TempDir private Path folder;

  @Test
  void eachKindOfValueIsReadBack() throws IOException, SQLException {
    ReadingsBuilder readings = new ReadingsBuilder(8);
    List<String> values = new ArrayList<>();
    String largest = "9".repeat(20) + "." + "9".repeat(18);
    for (String value :
        List.of("0.052", "-0.7266422225157203", "-12", "0", largest, "-9223372036854775807")) {
      values.add(value);
      add(readings, value, Quality.ACTUAL);
    }
    add(readings, "1e-19", Quality.ESTIMATED); // a digit too far behind the point
    add(readings, "1" + "0".repeat(20), Quality.ESTIMATED); // a digit too many before it
    add(readings, null, Quality.MISSING);
    Path file = write(readings.build(), Map.of("readings_expected", "9"));

    List<List<String>> rows =
        DuckDbReader.query(
            "SELECT value, value_text, quality, epoch_ms(start), epoch_ms(\"end\"), device_id,"
                + " channel FROM '%s'".formatted(file));

    assertThat(rows).hasSize(9);
    for (int i = 0; i < values.size(); i++) {
      assertThat(new BigDecimal(rows.get(i).get(0))).isEqualByComparingTo(values.get(i));
      assertThat(rows.get(i).get(1)).isNull();
    }
    assertThat(rows.get(6).subList(0, 3))
        .containsExactly(null, "0.0000000000000000001", "estimated");
    assertThat(rows.get(7).subList(0, 3)).containsExactly(null, "1" + "0".repeat(20), "estimated");
    assertThat(rows.get(8).subList(0, 3)).containsExactly(null, null, "missing");
    assertThat(rows.get(8).subList(3, 7))
        .containsExactly(
            Long.toString(START + 8 * 900_000L),
            Long.toString(START + 9 * 900_000L),
            "Zähler 1",
            "KWH_EXPORT");
    assertThat(
            DuckDbReader.query(
                "SELECT decode(value) FROM parquet_kv_metadata('%s')".formatted(file)))
        .containsExactly(List.of("9"));
  }

  @Test
  void aFileOfSeveralRowGroupsIsReadWhole() throws IOException, SQLException {
    int count = 150_000;
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = 0; i < count; i++) {
      Quality quality = i % 7 == 0 ? Quality.MISSING : Quality.ACTUAL;
      readings.add(START + i * 900_000L, 900, i, 3, quality);
    }
    Path file = write(readings.build(), Map.of());

    assertThat(
            DuckDbReader.query(
                ("SELECT count(*), count(value), sum(value) = 0.001 * sum(CASE WHEN value IS NULL"
                        + " THEN 0 ELSE (epoch_ms(start) - %d) // 900000 END) FROM '%s'")
                    .formatted(START, file)))
        .containsExactly(List.of("150000", Integer.toString(count - 21_429), "true"));
  }

  @Test
  void aFileWithoutRowsIsAFile() throws IOException, SQLException {
    Path file = write(Readings.EMPTY, Map.of());

    assertThat(DuckDbReader.query("SELECT count(*) FROM '%s'".formatted(file)))
        .containsExactly(List.of("0"));
  }

  private static void add(ReadingsBuilder readings, String value, Quality quality) {
    BigDecimal number = value == null ? null : new BigDecimal(value);
    BigDecimal plain = number != null && number.scale() < 0 ? number.setScale(0) : number;
    readings.add(START + readings.size() * 900_000L, 900, plain, quality);
  }

  private Path write(Readings readings, Map<String, String> properties) throws IOException {
    Path path = folder.resolve("readings.parquet");
    try (OutputStream out = Files.newOutputStream(path)) {
      ParquetReadingsWriter file = new ParquetReadingsWriter(out);
      file.series(SERIES);
      for (int i = 0; i < readings.size(); i++) {
        file.add(readings, i);
      }
      file.finish(properties);
    }
    return path;
  }
}
