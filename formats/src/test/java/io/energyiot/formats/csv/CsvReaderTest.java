package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.ReadingList;
import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.clock.RepeatedHourException;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static final CsvOptions UTC = CsvOptions.quarterHours(ZoneOffset.UTC);
  private static final String LINE = "A,2026-03-02 00:00:00,KWH,1\n";

  @Test
  void skipsALineThatIsTooLong() throws IOException {
    String text = LINE + "x".repeat(ByteLines.LONGEST + 1) + "\n" + LINE;
    ReadingList found = read(text);
    assertThat(found.records()).containsExactly(1L, 3L);
    assertThat(found.rejects())
        .containsExactly(
            new Reject(
                2,
                null,
                ErrorCode.LINE_TOO_LONG,
                "a line has at most 1048576 bytes",
                "x".repeat(200) + "…"));
  }

  @Test
  void handsBackWhatTheSinkRefuses() throws IOException {
    List<Reject> rejects = new ArrayList<>();
    ReadingSink sink =
        new ReadingSink() {
          @Override
          public void reading(
              long record,
              Series series,
              long start,
              int length,
              long digits,
              int scale,
              Quality quality) {
            throw new BrokenRuleException(ErrorCode.VALUE_INVALID, "value", "refused");
          }

          @Override
          public void wideReading(
              long record,
              Series series,
              long start,
              int length,
              BigDecimal value,
              Quality quality) {
            throw new AssertionError(value);
          }

          @Override
          public void reject(Reject reject) {
            rejects.add(reject);
          }
        };
    CsvReader.read(bytes(LINE + "A,2026-03-02,KWH,1\n"), UTC, sink);
    String wide = "A,2026-03-02,KWH,1" + ",".repeat(95) + "\n";
    CsvReader.read(bytes(wide), UTC, sink);
    assertThat(rejects)
        .extracting(Reject::field)
        .containsExactly("metric_value", "metric_time", "v1");
  }

  @Test
  void rejectsTellTheLineAsItWasSent() throws IOException {
    String longRow = "A,2026-03-02,KWH" + ",1.25".repeat(60);
    assertThat(textOfReject("A,\"say \"\"twice\"\"\",KWH,1"))
        .isEqualTo("A,\"say \"\"twice\"\"\",KWH,1");
    assertThat(textOfReject(longRow)).isEqualTo(longRow.substring(0, 200) + "…");
    assertThat(textOfReject("A\u0001,2026-03-02,\"KWH\",1"))
        .isEqualTo("A\u0001,2026-03-02,\"KWH\",1");
  }

  private static String textOfReject(String line) throws IOException {
    List<Reject> rejects = read(LINE + line + "\r\n" + LINE).rejects();
    assertThat(rejects).hasSize(1);
    return rejects.get(0).text();
  }

  @Test
  void readsPartsOfAFile() throws IOException {
    String header = "device_id,metric_time,metric_name,metric_value\n";
    CsvFormat format = CsvFormat.detect(header.getBytes(StandardCharsets.UTF_8));
    ReadingList found = new ReadingList();
    long lines = CsvReader.readPart(bytes(header + LINE), format, 0, UTC, found);
    assertThat(lines).isEqualTo(2);
    CsvReader.readPart(bytes(LINE + "A\n"), format, lines, UTC, found);
    assertThat(found.records()).containsExactly(2L, 3L);
    assertThat(found.rejects()).extracting(Reject::record).containsExactly(4L);
  }

  @Test
  void readsNoPartWhoseMeaningDependsOnLinesBefore() throws IOException {
    CsvOptions berlin = CsvOptions.quarterHours(ZoneId.of("Europe/Berlin"));
    CsvFormat format = CsvFormat.detect(LINE.getBytes(StandardCharsets.UTF_8));
    String clear = "A,2026-10-25 01:45:00,KWH,1\nA,2026-10-25 02:00:00+02:00,KWH,1\n";
    String twice = "A,2026-10-25 02:15:00,KWH,1\n";
    ReadingList found = new ReadingList();
    CsvReader.readPart(bytes(clear), format, 7, berlin, found);
    assertThat(found.readings()).hasSize(2);
    assertThatThrownBy(() -> CsvReader.readPart(bytes(twice), format, 9, berlin, found))
        .isInstanceOf(RepeatedHourException.class)
        .hasMessageContaining("a local time twice");
    CsvReader.read(bytes(clear + twice), format, 7, berlin, CsvReader.MAX_HELD, found);
    assertThat(found.rejects()).isEmpty();
  }

  @Test
  void givesOneSeriesObjectForLinesOfOneSeries() throws IOException {
    ReadingList found = read(LINE.repeat(1000) + LINE.replace('A', 'B').repeat(1000));
    Set<Series> different = Collections.newSetFromMap(new IdentityHashMap<>());
    found.readings().forEach(reading -> different.add(reading.series()));
    assertThat(different).hasSize(2);
  }

  @Test
  void detectsTheFormFromTheFirstLineOnly() {
    assertThat(CsvFormat.detect("A,2026-03-02T00:00,KWH,1".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new CsvFormat.LongForm(',', false, 4, 0, 1, 2, 3, -1, -1));
    assertThat(CsvFormat.detect("A;2026-03-02;KWH;1;2".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new CsvFormat.WideForm(';', false, 0, 1, 2, 3));
  }

  @Test
  void survivesDamageAnywhere() throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    byte[] good = LINE.repeat(20).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 5000; round++) {
      byte[] damaged = good.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      ReadingList found = new ReadingList();
      try {
        long lines = CsvReader.read(new ByteArrayInputStream(damaged), UTC, found);
        int told = found.readings().size() + found.rejects().size();
        assertThat(told).as("seed %d, round %d", seed, round).isBetween(1, (int) lines);
      } catch (EnergyException e) {
        assertThat(e.code()).as("seed %d", seed).isEqualTo(ErrorCode.FILE_FORMAT_UNKNOWN);
      }
    }
  }

  @Test
  void refusesAnIntervalThatTheDayIsNotMadeOf() throws IOException {
    ReadingList found = new ReadingList();
    CsvOptions sevenMinutes = new CsvOptions(ZoneOffset.UTC, 420);
    CsvReader.read(bytes("A,2026-03-02,KWH,1\n"), sevenMinutes, found);
    assertThat(found.rejects())
        .containsExactly(
            new Reject(
                1,
                "date",
                ErrorCode.INTERVAL_COUNT_WRONG,
                "2026-03-02 has 86400 s in Z, which is not a whole number of intervals of 420 s",
                "A,2026-03-02,KWH,1"));
    assertThatThrownBy(() -> new CsvOptions(ZoneOffset.UTC, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheOriginalOfTheDemo() throws IOException {
    Path file =
        Path.of(System.getProperty("energy.shared", ""), "data/seed/sensordata2016-03-31.csv");
    Assumptions.assumeTrue(Files.exists(file), "the shared data is not here");
    ReadingList found = new ReadingList();
    try (InputStream in = Files.newInputStream(file)) {
      assertThat(CsvReader.read(in, UTC, found)).isEqualTo(960);
    }
    assertThat(found.rejects()).isEmpty();
    List<String> values = found.readings().stream().map(r -> r.value().toPlainString()).toList();
    assertThat(values)
        .isEqualTo(
            Files.readAllLines(file).stream()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList());
    assertThat(found.readings().stream().map(Reading::series).distinct()).hasSize(10);
  }

  private static ReadingList read(String text) throws IOException {
    ReadingList found = new ReadingList();
    CsvReader.read(bytes(text), UTC, found);
    return found;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
