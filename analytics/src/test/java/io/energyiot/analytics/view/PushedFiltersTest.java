package io.energyiot.analytics.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.analytics.scan.ScanQuestion;
import io.energyiot.model.StorageZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.junit.jupiter.api.Test;

class PushedFiltersTest {
  private static final PushedFilters FILTERS =
      new PushedFilters(new StorageZone(ZoneId.of("Europe/Berlin")));

  private static ScanQuestion question(Filter... filters) {
    return FILTERS.question(filters);
  }

  @Test
  void aTimeIsOnADayOfTheStorageZone() {
    ScanQuestion question =
        question(
            new GreaterThanOrEqual("start", Instant.parse("2026-01-01T23:00:00Z")),
            new LessThan("start", Instant.parse("2026-01-02T23:00:00Z")));
    assertThat(question.firstDay()).isEqualTo(LocalDate.of(2026, 1, 2).toEpochDay());
    assertThat(question.lastDay()).isEqualTo(LocalDate.of(2026, 1, 3).toEpochDay());
  }

  @Test
  void aNullInAListIsEqualToNothing() {
    ScanQuestion question =
        question(
            new In("device_id", new Object[] {"MTR1", null}),
            new In("day", new Object[] {null, LocalDate.of(2026, 1, 2)}));
    assertThat(question.devices().some()).containsExactly("MTR1");
    assertThat(question.firstDay()).isEqualTo(LocalDate.of(2026, 1, 2).toEpochDay());
    assertThat(question.lastDay()).isEqualTo(question.firstDay());
  }

  @Test
  void conditionsOnOneDeviceThatExcludeEachOtherReadNone() {
    ScanQuestion question =
        question(new EqualTo("device_id", "MTR1"), new EqualTo("device_id", "MTR2"));
    assertThat(question.devices().all()).isFalse();
    assertThat(question.devices().some()).isEmpty();
  }
}
