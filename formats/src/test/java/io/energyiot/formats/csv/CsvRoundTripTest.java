package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.formats.csv.write.LongFormWriter;
import io.energyiot.formats.csv.write.WideFormWriter;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writers write is what the readers read, in zones with all kinds of clock changes. */
class CsvRoundTripTest {
  private static final long SEED = 20261025;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "+05:30"
      })
  void longForm(String zoneId) throws IOException {
    ZoneId zone = ZoneId.of(zoneId);
    Random random = new Random(SEED);
    for (boolean withOffset : new boolean[] {true, false}) {
      List<Reading> written = new ArrayList<>();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (LongFormWriter writer = new LongFormWriter(out, zone, withOffset)) {
        for (int device = 0; device < 5; device++) {
          Series series = new Series(device + "\"x,y;z\"", Channel.of("E" + device));
          // 420 days in order, so that clocks change both ways
          long start = LocalDate.of(2016, 1, 1).atStartOfDay(zone).toInstant().toEpochMilli();
          for (int i = 0; i < 96 * 420; i++) {
            BigDecimal value = randomValue(random);
            writer.reading(series, start, value);
            written.add(new Reading(series, start, 900, value, Quality.ACTUAL));
            start += 900_000;
          }
        }
      }
      assertRead(out, CsvOptions.quarterHours(zone), written);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo"})
  void wideForm(String zoneId) throws IOException {
    ZoneId zone = ZoneId.of(zoneId);
    Random random = new Random(SEED);
    List<Reading> written = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WideFormWriter writer = new WideFormWriter(out)) {
      writer.header(100);
      for (int day = 0; day < 800; day++) {
        LocalDate date = LocalDate.of(2016, 1, 1).plusDays(day);
        long start = date.atStartOfDay(zone).toInstant().toEpochMilli();
        long end = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        int count = (int) ((end - start) / 900_000);
        Series series = new Series("M" + day % 3, Channel.KWH);
        long[] digits = new long[count];
        for (int i = 0; i < count; i++) {
          boolean gap = i < 90 && random.nextInt(20) == 0;
          digits[i] = gap ? WideFormWriter.GAP : random.nextInt(2000) - 100;
          if (!gap) {
            BigDecimal value = BigDecimal.valueOf(digits[i], 3);
            written.add(new Reading(series, start + i * 900_000L, 900, value, Quality.ACTUAL));
          }
        }
        writer.day(series, date, digits, count, 3);
      }
    }
    assertRead(out, CsvOptions.quarterHours(zone), written);
  }

  private static void assertRead(
      ByteArrayOutputStream out, CsvOptions options, List<Reading> written) throws IOException {
    ReadingList found = new ReadingList();
    CsvReader.read(new ByteArrayInputStream(out.toByteArray()), options, found);
    assertThat(found.rejects()).as("seed %d", SEED).isEmpty();
    List<Reading> inOrder = new ArrayList<>(found.readings()); // not those of a repeated hour
    inOrder.sort(Comparator.comparing(Reading::series).thenComparing(Reading::start));
    written.sort(Comparator.comparing(Reading::series).thenComparing(Reading::start));
    assertThat(inOrder.equals(written)).as("all as written, seed %d", SEED).isTrue();
  }

  private static BigDecimal randomValue(Random random) {
    int bits = random.nextInt(10) == 0 ? 100 : 1 + random.nextInt(20);
    BigInteger digits = new BigInteger(bits, random);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(30));
  }
}
