package io.energyiot.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsagePeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "P1W, 2026-03-30T00:00, 2026-03-23T00:00",
    "p1m, 2026-03-31T00:00, 2026-02-28T00:00",
    "P3M, 2026-04-01T00:00, 2026-01-01T00:00",
    "P1Y, 2024-02-29T00:00, 2023-02-28T00:00",
    "P1Y6M, 2026-07-01T00:00, 2025-01-01T00:00",
    "PT6H, 2026-03-29T06:00, 2026-03-28T23:00",
    "P1DT12H, 2026-03-30T12:00, 2026-03-29T00:00",
    "PT0.5S, 2026-03-30T12:00, 2026-03-30T11:59:59.500"
  })
  void aPeriodIsOneOfTheCalendarInTheZone(String period, String to, String from) {
    assertThat(UsagePeriod.parse(period).endingAt(millis(to), BERLIN)).isEqualTo(range(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1",
        "1M",
        "month",
        "P0D",
        "PT0S",
        "P-1M",
        "-P1M",
        "P1M-1D",
        "P1DT",
        "P1M P1D",
        "P99999999999999999999D",
        "PT0.0001S"
      })
  void whatIsNoPeriodIsTheUsersMistake(String text) {
    assertThatThrownBy(() -> UsagePeriod.parse(text))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageStartingWith("period is an ISO 8601 period such as P1W");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P999999999Y", "PT9999999999999999S"})
  void aPeriodOverAllTimesIsTooLong(String text) {
    UsagePeriod period = UsagePeriod.parse(text);

    assertThatThrownBy(() -> period.endingAt(0, BERLIN)).isInstanceOf(BrokenRuleException.class);
    assertThatThrownBy(() -> period.startingAt(0, BERLIN)).isInstanceOf(BrokenRuleException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // a month and a month of another length; asked for as such, or found from its ends
    "2026-03-01T00:00, 2026-04-01T00:00, 2026-02-01T00:00",
    "2026-03-29T00:00, 2026-03-30T00:00, 2026-03-28T00:00",
    "2026-03-10T00:00, 2026-03-20T00:00, 2026-02-28T00:00",
    "2026-03-29T01:00, 2026-03-29T04:00, 2026-03-28T23:00",
    "2025-01-01T00:00, 2026-01-01T00:00, 2024-01-01T00:00",
    // 30 days and 18 hours, since a month would be too long
    "2026-03-10T12:00, 2026-04-10T06:00, 2026-02-07T18:00",
  })
  void thePeriodBeforeEndsWhereThisOneStarts(String from, String to, String before) {
    assertThat(ComparedRange.PREVIOUS.rangeFor(range(from, to), Optional.empty()))
        .isEqualTo(range(before, from));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-01T00:00, 2025-03-01T00:00, 2024-02-01T00:00, 2024-03-01T00:00",
    "2024-02-01T00:00, 2024-03-01T00:00, 2023-02-01T00:00, 2023-03-01T00:00",
    "2024-02-29T00:00, 2024-03-01T00:00, 2023-02-28T00:00, 2023-03-01T00:00",
    "2024-02-28T00:00, 2024-02-29T00:00, 2023-02-28T00:00, 2023-03-01T00:00",
    "2024-02-29T10:00, 2024-02-29T12:00, 2023-02-28T10:00, 2023-02-28T12:00",
    "2025-02-10T00:00, 2025-03-05T00:00, 2024-02-10T00:00, 2024-03-05T00:00",
    "2026-10-25T00:00, 2026-10-26T00:00, 2025-10-25T00:00, 2025-10-26T00:00",
    // 02:30 does not exist on 2025-03-30, and 03:00 is before what stands for it
    "2026-03-30T02:30, 2026-03-30T03:00, 2025-03-30T03:30, 2025-03-30T04:00",
  })
  void theYearBeforeHasTheSameDates(String from, String to, String itsFrom, String itsTo) {
    assertThat(ComparedRange.YEAR.rangeFor(range(from, to), Optional.of(UsagePeriod.MONTH)))
        .isEqualTo(range(itsFrom, itsTo));
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(millis(from), millis(to), BERLIN);
  }

  private static long millis(String local) {
    Instant instant = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    return instant.toEpochMilli();
  }
}
