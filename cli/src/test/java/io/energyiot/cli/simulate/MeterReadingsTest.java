package io.energyiot.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.households.Households;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeterReadingsTest {
  private static final long BEGIN = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final long QUARTER = 900_000;
  private static final Households HOUSEHOLDS = new Households(7);

  private static MeterReadings readings(Chance late, Chance twice) {
    return new MeterReadings(new Meters(HOUSEHOLDS, 5, 10), BEGIN, 100, late, twice, 1);
  }

  private static List<SimulatedReading> all(MeterReadings readings) {
    List<SimulatedReading> all = new ArrayList<>();
    List<SimulatedReading> batch = readings.next(7);
    while (!batch.isEmpty()) {
      all.addAll(batch);
      batch = readings.next(7);
    }
    return all;
  }

  @Test
  void metersSendTheFleetsValuesIntervalByInterval() {
    MeterReadings readings = readings(Chance.NONE, Chance.NONE);
    List<SimulatedReading> all = all(readings);
    assertThat(all).hasSize(1000);
    long[] day = new long[Households.MAX_INTERVALS];
    for (int i = 0; i < all.size(); i++) {
      SimulatedReading each = all.get(i);
      assertThat(each.device()).isEqualTo(5 + i % 10);
      assertThat(each.start()).isEqualTo(BEGIN + i / 10 * QUARTER);
      HOUSEHOLDS.day(each.device(), each.start() / 86_400_000, 96, day);
      assertThat(each.wattHours()).isEqualTo((int) day[i / 10 % 96]);
    }
    assertThat(readings.until()).isEqualTo(BEGIN + 100 * QUARTER);
  }

  @Test
  void someComeLateAndSomeTwiceAndAllHaveComeAtTheEnd() {
    MeterReadings readings = readings(new Chance(0.2), new Chance(0.1));
    List<SimulatedReading> all = all(readings);
    assertThat(readings.late()).isBetween(150L, 250L);
    assertThat(readings.twice()).isBetween(60L, 140L);
    assertThat(all).hasSize(1000 + (int) readings.twice());
    assertThat(new HashSet<>(all)).hasSize(1000);
    long newest = 0;
    int late = 0;
    for (SimulatedReading each : all) {
      late += each.start() < newest ? 1 : 0;
      newest = Math.max(newest, each.start());
      assertThat(newest - each.start()).isLessThanOrEqualTo(9 * QUARTER);
    }
    assertThat(late).isGreaterThan(200);
  }

  @Test
  void afterTheEndOnlyWhatWasHeldBackComes() {
    MeterReadings readings = readings(new Chance(1), Chance.NONE);
    readings.next(1);
    long measured = readings.measured();
    readings.end();
    assertThat(all(readings)).hasSize((int) measured - 1);
  }
}
