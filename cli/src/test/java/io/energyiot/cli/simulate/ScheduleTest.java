package io.energyiot.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.households.Households;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final double FAST = Double.POSITIVE_INFINITY;

  private static MeterReadings readings() {
    Meters meters = new Meters(new Households(1), 1, 100);
    return new MeterReadings(meters, 0, 96, Chance.NONE, Chance.NONE, 1);
  }

  @Test
  void theRateIsKeptByAllThatTake() throws InterruptedException {
    Schedule schedule = new Schedule(readings(), 2000, 100, Duration.ofMillis(500));
    Thread other = new Thread(() -> takeAll(schedule));
    other.start();
    takeAll(schedule);
    other.join();
    assertThat(schedule.taken()).isBetween(200L, 1100L);
  }

  private static void takeAll(Schedule schedule) {
    try {
      while (!schedule.next().isEmpty()) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void withoutARateBatchesAreFull() throws InterruptedException {
    Schedule schedule = new Schedule(readings(), FAST, 70, null);
    assertThat(schedule.next()).hasSize(70);
    takeAll(schedule);
    assertThat(schedule.taken()).isEqualTo(9600);
  }

  @Test
  void aSlowRateMakesSmallBatches() throws InterruptedException {
    assertThat(new Schedule(readings(), 1.1, 100, null).next()).hasSize(1);
  }

  @Test
  void afterAStopNothingComes() throws InterruptedException {
    Schedule schedule = new Schedule(readings(), 0.001, 100, null);
    assertThat(schedule.next()).isNotEmpty();
    new Thread(schedule::stop).start();
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void whatIsSentForSomeTimeEndsNow() {
    Instant now = Instant.parse("2026-03-01T12:20:00Z");
    Pace slow = Pace.of(Duration.ofMinutes(1), 900, 1, now);
    assertThat(Instant.ofEpochMilli(slow.begin())).isEqualTo("2026-03-01T12:00:00Z");
    Pace quick = Pace.of(Duration.ofMinutes(1), 100, 20, now);
    assertThat(Instant.ofEpochMilli(quick.begin())).isEqualTo("2026-03-01T09:15:00Z");
    assertThat(quick.percent(0, 100, 15)).isEqualTo(25);
    Pace day = Pace.of(LocalDate.of(2026, 1, 1), FAST);
    assertThat(day.percent(2400, 100, 1)).isEqualTo(25);
  }
}
