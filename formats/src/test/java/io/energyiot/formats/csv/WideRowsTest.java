package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideRowsTest {
  private static final CsvOptions HOURS = new CsvOptions(ZoneOffset.UTC, 3600);

  @Test
  void passesARowOnInOneRun() throws IOException {
    assertThat(read("A,2026-03-02,KWH" + ",1.5".repeat(24), HOURS, new Runs()))
        .containsExactly("1 A 2026-03-02T00:00:00Z" + " 15/1".repeat(24));
  }

  @Test
  void cutsTheRunWhereAValueIsNotPlain() throws IOException {
    String wide = "12345678901234567890";
    String row = "A,2026-03-02,KWH,1,2,,3,x,4,5," + wide + ",6" + ",".repeat(15);
    assertThat(read(row, HOURS, new Runs()))
        .containsExactly(
            "1 A 2026-03-02T00:00:00Z 1/0 2/0",
            "1 A 2026-03-02T03:00:00Z 3/0",
            "reject 1 v5 VALUE_INVALID",
            "1 A 2026-03-02T05:00:00Z 4/0 5/0",
            "1 A 2026-03-02T07:00:00Z wide " + wide,
            "1 A 2026-03-02T08:00:00Z 6/0");
  }

  @Test
  void rejectsTheRunThatTheSinkRefuses() throws IOException {
    Runs refusing =
        new Runs() {
          @Override
          public void run(
              long record,
              Series series,
              long firstStart,
              int interval,
              long[] digits,
              byte[] scales,
              int count) {
            throw new BrokenRuleException(ErrorCode.VALUE_INVALID, "value", "refused");
          }
        };
    String rows =
        "A,2026-03-02,KWH" + ",1".repeat(24) + "\nA,2026-03-03,KWH,1,,2,3" + ",".repeat(20);
    assertThat(read(rows, HOURS, refusing))
        .containsExactly(
            "reject 1 v1-v24 VALUE_INVALID",
            "reject 2 v1 VALUE_INVALID",
            "reject 2 v3-v4 VALUE_INVALID");
  }

  @Test
  void rejectsTheValuesOfTheLastDayThatStartTooLate() throws IOException {
    CsvOptions americanHours = new CsvOptions(ZoneId.of("America/New_York"), 3600);
    assertThat(read("A,2199-12-31,KWH" + ",1".repeat(24), americanHours, new Runs()))
        .containsExactly(
            "1 A 2199-12-31T05:00:00Z" + " 1/0".repeat(19),
            "reject 1 v20 START_INVALID",
            "reject 1 v21 START_INVALID",
            "reject 1 v22 START_INVALID",
            "reject 1 v23 START_INVALID",
            "reject 1 v24 START_INVALID");
  }

  private static List<String> read(String text, CsvOptions options, Runs sink) throws IOException {
    CsvReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options, sink);
    return sink.found;
  }

  /** Writes down what comes, a run in one line. */
  private static class Runs implements ReadingSink {
    private final List<String> found = new ArrayList<>();

    @Override
    public void run(
        long record,
        Series series,
        long firstStart,
        int interval,
        long[] digits,
        byte[] scales,
        int count) {
      StringBuilder line = new StringBuilder(place(record, series, firstStart));
      for (int i = 0; i < count; i++) {
        line.append(' ').append(digits[i]).append('/').append(scales[i]);
      }
      found.add(line.toString());
    }

    private static String place(long record, Series series, long start) {
      return record + " " + series.deviceId() + " " + Instant.ofEpochMilli(start);
    }

    @Override
    public void reading(
        long record,
        Series series,
        long start,
        int interval,
        long digits,
        int scale,
        Quality quality) {
      throw new AssertionError("not in a run");
    }

    @Override
    public void wideReading(
        long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
      found.add(place(record, series, start) + " wide " + value);
    }

    @Override
    public void reject(Reject reject) {
      assertThat(reject.text()).startsWith("A,2");
      found.add("reject " + reject.record() + " " + reject.field() + " " + reject.code());
    }
  }
}
