package io.energyiot.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A time with an offset is the same in CSV and in JSON, or refused in both. */
class TimesAgreeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-02-11T00:15:00Z, 2026-02-11T00:15:00Z",
    "2026-02-11 00:15:00Z, 2026-02-11T00:15:00Z",
    "2026-02-11T00:30:00+0000, 2026-02-11T00:30:00Z",
    "2026-02-11T00:30:00+02, 2026-02-10T22:30:00Z",
    "2026-02-11 00:30+0530, 2026-02-10T19:00:00Z",
    "2026-02-11T00:30:00.5-03:30, 2026-02-11T04:00:00.500Z",
    "2026-02-11t00:45:00z, 2026-02-11T00:45:00Z",
    "2026-02-11T01:00Z, 2026-02-11T01:00:00Z",
    "2026-02-11T01:15:00.000Z, 2026-02-11T01:15:00Z",
    "2026-02-11T01:15:00.000000Z, 2026-02-11T01:15:00Z"
  })
  void whatOneTakesTheOtherTakes(String text, Instant start) throws IOException {
    for (ReadingList found : new ReadingList[] {csv(text), json(text)}) {
      assertThat(found.rejects()).isEmpty();
      assertThat(found.readings())
          .singleElement()
          .extracting(each -> each.start())
          .isEqualTo(start.toEpochMilli());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-12-31T23:59:60Z",
        "2026-02-11T24:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-02-11T00:00:00.0001Z",
        "2026-02-11T00:00:00+19:00",
        "2026-02-11T00:00:00+2",
        "2026-02-11T00:00:00+020",
        "2026-02-11T00:00:00+02:",
        "2026-02-11T00:00:00 Z",
        "2026-02-11_00:00:00Z",
        "2026-02-11T00Z",
        "20260211T000000Z",
        "2026-02-11T00:00:00UTC",
        "2026-02-11T00:00:00+01:00:30"
      })
  void whatOneRefusesTheOtherRefuses(String text) throws IOException {
    for (ReadingList found : new ReadingList[] {csv(text), json(text)}) {
      assertThat(found.readings()).isEmpty();
      assertThat(found.rejects()).extracting(Reject::code).containsExactly(ErrorCode.START_INVALID);
    }
  }

  private static ReadingList csv(String time) throws IOException {
    ReadingList found = new ReadingList();
    String text = "device_id,metric_time,metric_name,metric_value\nA," + time + ",KWH,1\n";
    CsvReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        CsvOptions.quarterHours(ZoneOffset.UTC),
        found);
    return found;
  }

  private static ReadingList json(String time) throws IOException {
    ReadingList found = new ReadingList();
    String text = "{\"device_id\":\"A\",\"start\":\"" + time + "\",\"value\":1}";
    new JsonReader(JsonLimits.DEFAULT).readDocument(text.getBytes(StandardCharsets.UTF_8), found);
    return found;
  }
}
