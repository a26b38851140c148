package io.energyiot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Reading;
import io.energyiot.model.StorageZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are cut where the storage zone has its midnight, and nothing is lost there. */
class StorageZonesIT {

  @ParameterizedTest
  @CsvSource({
    // zone, first instant of 2026
    "UTC, 2026-01-01T00:00:00Z",
    "Europe/Berlin, 2025-12-31T23:00:00Z",
    "Asia/Kathmandu, 2025-12-31T18:15:00Z"
  })
  void readingsAroundMidnightGoIntoTheirDays(String id, String midnight) {
    String name = "zone_" + id.toLowerCase(Locale.ROOT).replace('/', '_');
    StreamedMeter meter = StreamedMeter.of("night-shift");
    LocalDate newYear = LocalDate.of(2026, 1, 1);
    List<Reading> before = meter.quarters(shifted(midnight, -3600), 4);
    List<Reading> after = meter.quarters(midnight, 4);
    try (Pipeline pipeline = new Pipeline(name, new StorageZone(ZoneId.of(id)), 1)) {
      pipeline.publish(after);
      pipeline.publish(before);
      pipeline.awaitStored(8);

      assertThat(pipeline.stored(meter.series(), newYear, newYear)).isEqualTo(after);
      assertThat(pipeline.stored(meter.series(), newYear.minusDays(1), newYear.minusDays(1)))
          .isEqualTo(before);
      assertThat(pipeline.stored(meter.series(), newYear.minusDays(1), newYear)).hasSize(8);
      assertThat(pipeline.rows("night-shift", 2026)).hasSize(1);
      assertThat(pipeline.rows("night-shift", 2025)).hasSize(1);
    }
  }

  private static String shifted(String instant, long seconds) {
    return Instant.parse(instant).plusSeconds(seconds).toString();
  }
}
