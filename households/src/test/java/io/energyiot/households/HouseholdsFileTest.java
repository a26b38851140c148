package io.energyiot.households;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.ReadingList;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.households.HouseholdsFile.Form;
import io.energyiot.model.Reading;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdsFileTest {
  private static final Households HOUSEHOLDS = new Households(5);
  private static final int DEVICES = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "LONG, UTC, 2026-03-28",
    "LONG, Europe/Berlin, 2026-03-28",
    "LONG, Europe/Berlin, 2026-10-24",
    "WIDE, UTC, 2026-03-28",
    "WIDE, Europe/Berlin, 2026-03-28",
    "WIDE, Europe/Berlin, 2026-10-24"
  })
  void isReadAsItWasMadeUp(Form form, ZoneId zone, LocalDate firstDay) throws IOException {
    Path file = folder.resolve("fleet.csv");
    List<Long> progress = new ArrayList<>();
    HouseholdsFile fleetFile = new HouseholdsFile(HOUSEHOLDS, 10, DEVICES, firstDay, 3, zone);
    long written = fleetFile.write(file, form, progress::add);

    ReadingList found = new ReadingList();
    try (InputStream in = Files.newInputStream(file)) {
      CsvReader.read(in, CsvOptions.quarterHours(zone), found);
    }
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).hasSize((int) written);
    assertThat(progress).containsExactly(0L, (long) DEVICES);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertSame(found.readings(), zone, firstDay);
  }

  private static void assertSame(List<Reading> readings, ZoneId zone, LocalDate firstDay) {
    int next = 0;
    long[] values = new long[Households.MAX_INTERVALS];
    for (long device = 10; device < 10 + DEVICES; device++) {
      for (LocalDate day = firstDay; day.isBefore(firstDay.plusDays(3)); day = day.plusDays(1)) {
        long start = day.atStartOfDay(zone).toInstant().toEpochMilli();
        long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        int count = (int) ((end - start) / 900_000);
        HOUSEHOLDS.day(device, day.toEpochDay(), count, values);
        for (int i = 0; i < count; i++) {
          Reading reading = readings.get(next++);
          assertThat(reading.series().deviceId()).isEqualTo(Households.deviceId(device));
          assertThat(reading.start()).isEqualTo(start + i * 900_000L);
          assertThat(reading.value()).isEqualTo(BigDecimal.valueOf(values[i], 3));
        }
      }
    }
    assertThat(next).isEqualTo(readings.size());
  }

  @Test
  void hasOffsetsOnlyWhereTheClockChanges() throws IOException {
    assertThat(firstLine("UTC")).startsWith("MTR00000000,2026-03-02 00:00:00,KWH,0.");
    assertThat(firstLine("Europe/Berlin")).startsWith("MTR00000000,2026-03-02 00:00:00+01:00,KWH,");
  }

  private String firstLine(String zone) throws IOException {
    Path file = folder.resolve("one.csv");
    new HouseholdsFile(HOUSEHOLDS, 0, 1, LocalDate.of(2026, 3, 2), 1, ZoneId.of(zone))
        .write(file, Form.LONG, done -> {});
    return Files.readAllLines(file).get(1);
  }

  @Test
  void isGzippedIfItsNameSaysSo() throws IOException {
    HouseholdsFile fleetFile =
        new HouseholdsFile(HOUSEHOLDS, 0, DEVICES, LocalDate.of(2026, 3, 2), 1, ZoneId.of("UTC"));
    Path plain = folder.resolve("fleet.csv");
    Path zipped = folder.resolve("fleet.csv.gz");
    fleetFile.write(plain, Form.WIDE, done -> {});
    fleetFile.write(zipped, Form.WIDE, done -> {});
    try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path file = folder.resolve("no such folder/fleet.csv");
    HouseholdsFile fleetFile =
        new HouseholdsFile(HOUSEHOLDS, 0, 1, LocalDate.of(2026, 3, 2), 1, ZoneId.of("UTC"));
    assertThatThrownBy(() -> fleetFile.write(file, Form.LONG, done -> {}))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
        .hasMessageContaining("no such folder");
  }
}
