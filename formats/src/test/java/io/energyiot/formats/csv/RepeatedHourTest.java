package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single lines of the hour that the clock shows twice. */
class RepeatedHourTest {
  @Test
  void aBadValueKeepsItsPlaceInTheOrder() {
    ClockNight night = ClockNight.BERLIN;
    StringBuilder text = new StringBuilder();
    night
        .places()
        .forEach(place -> text.append(night.line("A", place).replace(",KWH,2\n", ",KWH,much\n")));

    ClockNight.Outcome outcome = night.outcome(text.toString());

    assertThat(outcome.rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.code()).isEqualTo(ErrorCode.VALUE_INVALID);
              assertThat(reject.record()).isEqualTo(27);
              assertThat(reject.text()).isEqualTo("A,2026-10-25 02:30:00,KWH,much");
            });
    assertThat(outcome.stored()).hasSize(night.places().size() - 1).doesNotContain(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'A,2026-10-25 02:15:00,KWH,1;A,2026-10-25 02:15:00+02:00,KWH,7', 1",
    "'A,2026-10-25 02:15:00+02:00,KWH,7;A,2026-10-25 02:15:00,KWH,1', 1"
  })
  void anOffsetIsNeverInDoubt(String lines, int rejected) {
    ReadingList found =
        ClockNight.read(
            lines.replace(';', '\n') + '\n', CsvOptions.quarterHours(ZoneId.of("Europe/Berlin")));

    assertThat(found.rejects()).hasSize(rejected);
    assertThat(found.readings())
        .singleElement()
        .satisfies(
            reading ->
                assertThat(Instant.ofEpochMilli(reading.start()))
                    .isEqualTo("2026-10-25T00:15:00Z"));
  }

  @Test
  void ofTheSameIntervalTheLaterLineComesLater() {
    String night =
        """
        A,2026-10-25 01:45:00,KWH,1
        A,2026-10-25 02:00:00,KWH,2
        A,2026-10-25 02:15:00,KWH,3
        A,2026-10-25 02:15:00+02:00,KWH,4
        A,2026-10-25 02:30:00,KWH,5
        """;
    ReadingList found = ClockNight.read(night, CsvOptions.quarterHours(ZoneId.of("Europe/Berlin")));

    assertThat(found.rejects().stream().map(Reject::record).toList()).doesNotContain(4L);
    List<Long> records = found.records();
    assertThat(records.indexOf(4L)).isGreaterThan(records.indexOf(3L));
  }

  @Test
  void theReasonSaysBothInstantsAndWhatToDo() {
    Reject reject = ClockNight.BERLIN.read("A", List.of(1)).rejects().get(0);

    assertThat(reject.field()).isEqualTo("metric_time");
    assertThat(reject.detail())
        .isEqualTo(
            "the clock shows this time twice, at 2026-10-25T00:15:00Z and 2026-10-25T01:15:00Z,"
                + " and the order of the series' lines doesn't tell which is meant; write it with"
                + " its offset");
    assertThat(reject.text()).isEqualTo("A,2026-10-25 02:15:00,KWH,1");
  }
}
