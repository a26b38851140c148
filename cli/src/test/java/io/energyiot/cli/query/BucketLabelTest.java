package io.energyiot.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketLabelTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10-25T02:00:00+02:00, hour, 2026-10-25 02:00+02:00",
    "2026-10-25T02:15:00+01:00, quarter-hour, 2026-10-25 02:15+01:00",
    "2026-10-25T00:00:00+02:00, day, 2026-10-25 Sun",
    "2024-12-30T00:00:00+01:00, week, 2025-W01",
    "2026-12-28T00:00:00+01:00, week, 2026-W53",
    "2026-10-01T00:00:00+02:00, month, 2026-10",
    "2026-10-01T00:00:00+02:00, quarter, 2026-Q4",
    "2026-01-01T00:00:00+01:00, year, 2026",
    "2026-01-01T00:00:00+01:00, none, 2026-01-01 Thu"
  })
  void aBucketIsCalledAsBrieflyAsItsLengthAllows(OffsetDateTime start, String by, String label) {
    assertThat(BucketLabel.of(start, by)).isEqualTo(label);
  }
}
