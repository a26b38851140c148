package io.energyiot.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked out by hand. */
class KeptTimeTest {
  @ParameterizedTest
  @CsvSource({
    // three years after the year of collection: 2022 is kept until the end of 2025
    "P3Y-after-calendar-year, 2025-12-31, 2022-01-01",
    "P3Y-after-calendar-year, 2026-01-01, 2023-01-01",
    "P3Y-after-calendar-year, 2026-12-31, 2023-01-01",
    // half a year more: 2022 until the end of June 2026
    "P3Y6M-after-calendar-year, 2026-06-30, 2022-01-01",
    "P3Y6M-after-calendar-year, 2026-07-01, 2023-01-01",
    // the day of 2022-12-31 ends when 2023 begins, and is kept for three years from then
    "P3Y, 2025-12-31, 2022-12-31",
    "P3Y, 2026-01-01, 2023-01-01",
    // from 2024-02-29, a year; the day before ends then
    "P1Y, 2025-02-28, 2024-02-29",
    "P1Y, 2025-03-01, 2024-03-01",
    "P31D, 2026-03-04, 2026-02-01",
    // the day after 2026-02-28 is March 1, and two months later May 1
    "P2M, 2026-04-30, 2026-02-28",
  })
  void isKeptFrom(String keep, LocalDate today, LocalDate first) {
    assertThat(KeptTime.parse(keep).orElseThrow().keptFrom(today)).isEqualTo(first);
  }

  @Test
  void noDayIsKeptLongerOrShorterThanSaid() {
    for (String keep : new String[] {"P1Y2M3D", "P13M", "P31D", "P1Y-after-calendar-year"}) {
      KeptTime time = KeptTime.parse(keep).orElseThrow();
      for (LocalDate now = LocalDate.of(2023, 12, 1); now.getYear() < 2026; now = now.plusDays(1)) {
        LocalDate first = time.keptFrom(now);
        assertThat(end(first, time)).as("%s on %s", keep, now).isAfter(now);
        assertThat(end(first.minusDays(1), time)).as("%s on %s", keep, now).isBeforeOrEqualTo(now);
      }
    }
  }

  private static LocalDate end(LocalDate day, KeptTime time) {
    LocalDate from =
        time.afterCalendarYear() ? LocalDate.of(day.getYear() + 1, 1, 1) : day.plusDays(1);
    return from.plus(time.period());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3Y",
        "P0D",
        "P30D",
        "-P3Y",
        "P3Y-1M",
        "P3Y-1D",
        "P3Y-after-year",
        "PT9999H",
        "P99999Y"
      })
  void otherTextsAreNone(String text) {
    assertThat(KeptTime.parse(text)).isEmpty();
  }
}
