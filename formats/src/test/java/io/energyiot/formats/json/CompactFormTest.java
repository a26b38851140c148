package io.energyiot.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several readings of one series in one object. */
class CompactFormTest {
  private static final JsonReader JSON = new JsonReader(JsonLimits.DEFAULT);
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Series SERIES = new Series("A", Channel.KWH);

  private static String compact(String rest) {
    return "{'device_id':'A','start':'2026-03-02T00:00:00Z',%s}".formatted(rest).replace('\'', '"');
  }

  private static ReadingList document(JsonReader json, String text) throws IOException {
    ReadingList found = new ReadingList();
    json.readDocument(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), found);
    return found;
  }

  private static Reading reading(int i, String value, Quality quality) {
    return new Reading(
        SERIES, START + i * 900_000L, 900, value == null ? null : new BigDecimal(value), quality);
  }

  @Test
  void isTheSameAsItsReadingsOneByOne() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int count = 1 + random.nextInt(300);
      List<Reading> readings = new ArrayList<>();
      List<String> values = new ArrayList<>();
      List<String> qualities = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        boolean actual = random.nextInt(4) > 0;
        Quality quality = actual ? Quality.ACTUAL : Quality.ofCode(random.nextInt(Quality.codes()));
        int digits = random.nextInt(8) == 0 ? 25 : 4;
        String value = quality == Quality.MISSING ? null : number(random, digits);
        readings.add(reading(i, value, quality));
        values.add(value == null || random.nextBoolean() ? value : "'" + value + "'");
        qualities.add(actual && random.nextBoolean() ? null : "'" + quality.text() + "'");
      }
      ReadingList found =
          document(JSON, compact("'values':" + values + ",'qualities':" + qualities));
      assertThat(found.rejects()).as("seed %d, round %d", seed, round).isEmpty();
      assertThat(found.readings()).as("seed %d, round %d", seed, round).isEqualTo(readings);
    }
  }

  private static String number(Random random, int digits) {
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "-" : "").append("1");
    for (int i = 0; i < digits; i++) {
      text.append(random.nextInt(10));
    }
    return random.nextBoolean() ? text.toString() : text + ".5" + random.nextInt(10);
  }

  @Test
  void standsWhereAReadingMayStand() throws IOException {
    String one = "{'device_id':'B','start':'2026-03-02T01:00+01:00','value':'7.50'}";
    String several = "{'values':[1,2],'start':'2026-03-02T00:00Z','device_id':'A','channel':'e1'}";
    ReadingList array = document(JSON, "[" + several + "," + one + "," + several + "]");
    ReadingList lines = new ReadingList();
    String text = (several + "\n" + one + "\n" + several + "\n").replace('\'', '"');
    JSON.readLines(text.getBytes(StandardCharsets.UTF_8), lines);
    for (ReadingList found : List.of(array, lines)) {
      assertThat(found.rejects()).isEmpty();
      assertThat(found.records()).containsExactly(0L, 0L, 1L, 2L, 2L);
      assertThat(found.readings().get(2))
          .isEqualTo(
              new Reading(
                  new Series("B", Channel.KWH),
                  START,
                  900,
                  new BigDecimal("7.50"),
                  Quality.ACTUAL));
      assertThat(found.readings().get(4).series()).isEqualTo(new Series("A", Channel.of("E1")));
    }
  }

  @Test
  void aBadElementIsNamedByItsPlaceAndTheOthersAreTaken() throws IOException {
    ReadingList found =
        document(
            JSON,
            "["
                + compact(
                    "'values':[1,'x',null,4,true,[5],7,8,9],"
                        + "'qualities':[null,null,null,'missing',null,null,'good',3,'estimated']")
                + "]");
    assertThat(found.readings())
        .containsExactly(reading(0, "1", Quality.ACTUAL), reading(8, "9", Quality.ESTIMATED));
    assertThat(found.rejects())
        .extracting(Reject::record, Reject::field, Reject::code)
        .containsExactly(
            tuple(0L, "values[1]", ErrorCode.VALUE_INVALID),
            tuple(0L, "values[2]", ErrorCode.VALUE_MISSING),
            tuple(0L, "values[3]", ErrorCode.VALUE_MISSING),
            tuple(0L, "values[4]", ErrorCode.VALUE_INVALID),
            tuple(0L, "values[5]", ErrorCode.VALUE_INVALID),
            tuple(0L, "qualities[6]", ErrorCode.QUALITY_INVALID),
            tuple(0L, "qualities[7]", ErrorCode.QUALITY_INVALID));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'values':[] | VALUE_MISSING | values",
        "'values':7 | VALUE_INVALID | values",
        "'values':[1,2],'qualities':['actual'] | INTERVAL_COUNT_WRONG | qualities",
        "'values':[1,2],'qualities':[] | INTERVAL_COUNT_WRONG | qualities",
        "'values':[1],'value':1 | JSON_INVALID | value",
        "'values':[1],'quality':'actual' | JSON_INVALID | quality",
        "'value':1,'qualities':['actual'] | JSON_INVALID | qualities",
        "'values':[1],'interval':'P1M' | INTERVAL_INVALID | interval",
        "'values':[1],'values':[2] | JSON_INVALID | values"
      })
  void anObjectThatBreaksARuleIsRejectedOnce(String fields, ErrorCode code, String field)
      throws IOException {
    String good = compact("'value':1");
    ReadingList found = document(JSON, "[" + compact(fields) + "," + good + "]");
    assertThat(found.records()).containsExactly(1L);
    assertThat(found.rejects())
        .extracting(Reject::record, Reject::code, Reject::field)
        .containsExactly(tuple(0L, code, field));
  }

  @Test
  void limitsCountReadings() throws IOException {
    JsonReader five = new JsonReader(new JsonLimits(5, 10_000));
    String three = compact("'values':[1,2,3],'qualities':[null,null,null]");
    for (String text : List.of("[" + three + "," + three + "," + three + "]")) {
      ReadingList found = document(five, text);
      assertThat(found.records()).containsExactly(0L, 0L, 0L, 1L, 1L);
      assertThat(found.rejects())
          .containsExactly(
              new Reject(
                  1,
                  null,
                  ErrorCode.TOO_LARGE,
                  "at most 5 readings are taken at once; the rest was not read"));
    }
    ReadingList lines = new ReadingList();
    five.readLines((three + "\n").repeat(3).getBytes(StandardCharsets.UTF_8), lines);
    assertThat(lines.readings()).hasSize(5);
    assertThat(lines.rejects()).extracting(Reject::record).containsExactly(1L);
  }

  @Test
  void intervalsThatStartTooLateAreRejected() throws IOException {
    String text = "{'device_id':'A','start':'2199-12-31T23:30:00Z','values':[1,2,3,4]}";
    ReadingList found = document(JSON, text);
    assertThat(found.readings()).hasSize(2);
    assertThat(found.rejects()).extracting(Reject::field).containsExactly("values[2]", "values[3]");
    assertThat(found.rejects()).extracting(Reject::code).containsOnly(ErrorCode.START_INVALID);
  }
}
