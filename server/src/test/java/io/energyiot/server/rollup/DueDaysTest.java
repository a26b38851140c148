package io.energyiot.server.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.rollup.RollupReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueDaysTest {
  private static final LocalTime AT = LocalTime.of(3, 30);

  private static DueDays at(String now, int days) {
    return DueDays.at(ZonedDateTime.parse(now), AT, days);
  }

  private static RollupReceipt receipt(String day, String asOf) {
    UUID run = UUID.randomUUID();
    return new RollupReceipt(LocalDate.parse(day), run, Instant.parse(asOf), 1, 1, 1, 1, 1);
  }

  @Test
  void beforeTheTimeOfDayTheDaysAreThoseOfTheDayBefore() {
    DueDays before = at("2026-01-15T03:29:59Z[UTC]", 2);
    assertThat(before)
        .isEqualTo(
            new DueDays(
                Instant.parse("2026-01-14T03:30:00Z"),
                LocalDate.of(2026, 1, 12),
                LocalDate.of(2026, 1, 13)));
    assertThat(at("2026-01-15T03:30:00Z[UTC]", 2).last()).isEqualTo("2026-01-14");
  }

  @Test
  void daysThatWereNotComputedSinceAreDueTheLastOneFirst() {
    DueDays days = at("2026-01-15T12:00:00Z[UTC]", 4);
    assertThat(days.without(List.of()))
        .hasToString("[2026-01-14, 2026-01-13, 2026-01-12, 2026-01-11]");
    assertThat(
            days.without(
                List.of(
                    receipt("2026-01-11", "2026-01-15T03:29:59.999Z"),
                    receipt("2026-01-12", "2026-01-15T03:30:00Z"),
                    receipt("2026-01-14", "2026-01-15T11:00:00Z"))))
        .hasToString("[2026-01-13, 2026-01-11]");
  }

  @Test
  void aTimeThatTheClockLeavesOutComesAsMuchLater() {
    DueDays days =
        DueDays.at(
            ZonedDateTime.parse("2026-03-29T12:00:00+02:00[Europe/Berlin]"),
            LocalTime.of(2, 30),
            1);
    assertThat(days.since()).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(days.last()).isEqualTo("2026-03-28");
  }
}
