package io.energyiot.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-07-01, 2026-06-30T22:00:00Z",
    "2026-07-01T00:00, 2026-06-30T22:00:00Z",
    "2026-07-01T00:00:00, 2026-06-30T22:00:00Z",
    "2026-07-01T00:00:00Z, 2026-07-01T00:00:00Z",
    "2026-07-01T00:00:00+02:00, 2026-06-30T22:00:00Z",
    "2026-07-01T00:00-05:00, 2026-07-01T05:00:00Z",
    "1970-01-02, 1970-01-01T23:00:00Z",
    "2026-02-11 00:15:00Z, 2026-02-11T00:15:00Z",
    "2026-02-11 00:15, 2026-02-10T23:15:00Z",
    "2026-02-11T00:30:00+0000, 2026-02-11T00:30:00Z",
    "2026-02-11T00:30:00-05, 2026-02-11T05:30:00Z",
    "2026-02-11t00:45:00z, 2026-02-11T00:45:00Z",
    "2026-02-11T01:15:00.000Z, 2026-02-11T01:15:00Z",
    "2026-02-11T01:15:00.250, 2026-02-11T00:15:00.250Z",
    "2026-03-29T01:59:59.999, 2026-03-29T00:59:59.999Z",
    "2026-03-29T03:00, 2026-03-29T01:00:00Z",
    "2026-10-25T01:59, 2026-10-24T23:59:00Z",
    "2026-10-25T03:00, 2026-10-25T02:00:00Z",
    "2026-10-25T02:30+01:00, 2026-10-25T01:30:00Z"
  })
  void readsDatesLocalTimesAndInstants(String text, String instant) {
    assertThat(QuestionTimes.parse("from", text, BERLIN))
        .isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-02-30",
        "2026-13-01",
        "1969-01-01",
        "2201-01-01",
        "20260101",
        "2026-01-01T24:00",
        "2016-12-31T23:59:60Z",
        "2026-01-01T00:00:00.0001Z",
        "2026-01-01T00:00:00ZZ",
        "2026-01-0100:00",
        "２０２６-01-01"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> QuestionTimes.parse("from", text, BERLIN))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("'" + text + "'")
        .extracting("code", "field")
        .containsExactly(ErrorCode.PARAMETER_INVALID, "from");
  }

  /** On 29 March 2026 the clock of Berlin goes from 02:00 to 03:00. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29 02:59:59.999"})
  void refusesALocalTimeThatTheClockSkips(String text) {
    assertThatThrownBy(() -> QuestionTimes.parse("from", text, BERLIN))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining(text.substring(11, 16))
        .hasMessageContaining("2026-03-29T02:00+01:00")
        .hasMessageContaining("2026-03-29T03:00+02:00");
  }

  /** On 25 October 2026 it goes from 03:00 back to 02:00. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-10-25T02:00", "2026-10-25T02:59:59"})
  void refusesALocalTimeThatTheClockShowsTwice(String text) {
    assertThatThrownBy(() -> QuestionTimes.parse("to", text, BERLIN))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining(text + "+02:00")
        .hasMessageContaining(text + "+01:00");
  }

  /** Beirut's clock skips midnight: the day begins at one o'clock. */
  @Test
  void aDateBeginsWhenItsDayDoes() {
    assertThat(QuestionTimes.parse("from", "2021-03-28", ZoneId.of("Asia/Beirut")))
        .isEqualTo(Instant.parse("2021-03-27T22:00:00Z").toEpochMilli());
  }

  @Test
  void aPlusThatBecameABlankIsHintedAt() {
    assertThatThrownBy(() -> QuestionTimes.parse("from", "2026-01-01T00:00:00 01:00", BERLIN))
        .hasMessageContaining("%2B");
  }

  @Test
  void refusesAnUnknownZone() {
    assertThatThrownBy(() -> QuestionTimes.zone("Europe/Atlantis"))
        .isInstanceOf(BrokenRuleException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.ZONE_INVALID);
  }

  @Test
  void aMonthBeforeTheEndOfMarchIsTheEndOfFebruary() {
    long to = QuestionTimes.parse("to", "2026-03-31", BERLIN);
    assertThat(UsagePeriod.MONTH.endingAt(to, BERLIN).from())
        .isEqualTo(QuestionTimes.parse("from", "2026-02-28", BERLIN));
  }
}
