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
    "1970-01-02, 1970-01-01T23:00:00Z"
  })
  void readsDatesLocalTimesAndInstants(String text, String instant) {
    assertThat(Times.parse("from", text, BERLIN)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "2026-02-30", "2026-13-01", "1969-01-01", "2201-01-01", "20260101"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Times.parse("from", text, BERLIN))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("'" + text + "'")
        .extracting("code", "field")
        .containsExactly(ErrorCode.PARAMETER_INVALID, "from");
  }

  @Test
  void refusesAnUnknownZone() {
    assertThatThrownBy(() -> Times.zone("Europe/Atlantis"))
        .isInstanceOf(BrokenRuleException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.ZONE_INVALID);
  }

  @Test
  void aMonthBeforeTheEndOfMarchIsTheEndOfFebruary() {
    long to = Times.parse("to", "2026-03-31", BERLIN);
    assertThat(UsagePeriod.MONTH.endingAt(to, BERLIN).from())
        .isEqualTo(Times.parse("from", "2026-02-28", BERLIN));
  }
}
