package io.energyiot.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  private static final JsonReader JSON = new JsonReader(JsonLimits.DEFAULT);
  private static final String ONE =
      "{\"device_id\":\"A\",\"start\":\"2026-03-02T00:00:00Z\",\"value\":1}";

  @Test
  void readsWhatIsWritten() throws IOException {
    long seed = 5;
    Random random = new Random(seed);
    for (int size : new int[] {0, 1, 2, 1000}) {
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        readings.add(randomReading(random));
      }
      ReadingList found = new ReadingList();
      JSON.readDocument(JsonReadingsWriter.of(readings), found);
      assertThat(found.rejects()).as("seed %d", seed).isEmpty();
      assertThat(found.readings()).as("seed %d", seed).isEqualTo(readings);
    }
  }

  private static Reading randomReading(Random random) {
    Quality quality = Quality.ofCode(random.nextInt(Quality.codes()));
    BigInteger digits = new BigInteger(random.nextInt(90), random);
    BigDecimal value = new BigDecimal(digits, random.nextInt(30));
    return new Reading(
        new Series("device \"" + random.nextInt(3) + "\" ü", Channel.of("E" + random.nextInt(3))),
        random.nextLong(7_258_118_400_000L),
        1 + random.nextInt(86_400),
        quality == Quality.MISSING ? null : value,
        quality);
  }

  @Test
  void writesPlainDecimals() {
    Series series = new Series("A", Channel.KWH);
    Reading reading = new Reading(series, 0, 900, new BigDecimal("1E-7"), Quality.ACTUAL);
    assertThat(new String(JsonReadingsWriter.of(List.of(reading)), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"device_id\":\"A\",\"channel\":\"KWH\",\"start\":\"1970-01-01T00:00:00Z\","
                + "\"interval\":\"PT15M\",\"value\":0.0000001,\"quality\":\"actual\"}");
  }

  @Test
  void stopsAtTheMostReadings() throws IOException {
    JsonReader two = new JsonReader(new JsonLimits(2, 10_000));
    ReadingList array = new ReadingList();
    two.readDocument(bytes("[" + ONE + "," + ONE + "," + ONE + "]"), array);
    ReadingList lines = new ReadingList();
    two.readLines(bytes((ONE + "\n").repeat(3)), lines);
    for (ReadingList found : List.of(array, lines)) {
      assertThat(found.readings()).hasSize(2);
      assertThat(found.rejects())
          .containsExactly(
              new Reject(
                  2,
                  null,
                  ErrorCode.TOO_LARGE,
                  "at most 2 readings are taken at once; the rest was not read"));
    }
  }

  @Test
  void stopsAtTheMostBytes() throws IOException {
    JsonReader small = new JsonReader(new JsonLimits(1_000_000, 20_000));
    ReadingList found = new ReadingList();
    String many = "[" + (ONE + ",").repeat(10_000) + ONE + "]";
    small.readDocument(new ByteArrayInputStream(bytes(many)), found);
    assertThat(found.readings()).hasSizeBetween(1, 9_999);
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(ErrorCode.TOO_LARGE);
  }

  @Test
  void skipsANdjsonLineThatIsTooLong() throws IOException {
    JsonReader small = new JsonReader(new JsonLimits(10, 100));
    ReadingList found = new ReadingList();
    small.readLines(bytes(ONE + "\n" + " ".repeat(100) + ONE + "\n" + ONE), found);
    assertThat(found.records()).containsExactly(0L, 2L);
    assertThat(found.rejects())
        .containsExactly(
            new Reject(1, null, ErrorCode.LINE_TOO_LONG, "a line has at most 100 bytes"));
  }

  @Test
  void refusesTextsAndNumbersOfAnyLength() throws IOException {
    ReadingList found = new ReadingList();
    String number = ONE.replace(":1}", ":" + "9".repeat(2000) + "}");
    String device = ONE.replace("\"A\"", '"' + "x".repeat(4000) + '"');
    String huge = ONE.replace("\"A\"", '"' + "x".repeat(100_000) + '"');
    JSON.readDocument(bytes("[" + number + "," + device + "," + ONE + "," + huge + "]"), found);
    assertThat(found.records()).containsExactly(2L);
    assertThat(found.rejects())
        .extracting(Reject::code)
        .containsExactly(ErrorCode.VALUE_INVALID, ErrorCode.DEVICE_ID_INVALID, ErrorCode.TOO_LARGE);
  }

  @Test
  void survivesDamageAnywhere() throws IOException {
    long seed = 3;
    Random random = new Random(seed);
    byte[] good = bytes("[" + (ONE + ",").repeat(5) + ONE + "]");
    for (int round = 0; round < 5000; round++) {
      byte[] damaged = good.clone();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      ReadingList document = new ReadingList();
      JSON.readDocument(damaged, document);
      ReadingList lines = new ReadingList();
      JSON.readLines(damaged, lines);
      for (ReadingList found : List.of(document, lines)) {
        int told = found.readings().size() + found.rejects().size();
        assertThat(told).as("seed %d, round %d", seed, round).isPositive();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
