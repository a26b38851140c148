package io.energyiot.households;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HouseholdsTest {
  private static final int DEVICES = 1000;
  private static final long[] GOLDEN_NIGHT = {24, 47, 40, 16, 30, 42, 42, 24, 25, 46, 37, 21};
  private static final long[] GOLDEN_EVENING = {
    320, 395, 153, 154, 91, 97, 100, 73, 105, 119, 88, 90
  };
  private static final long FIRST_DAY = LocalDate.of(2026, 1, 1).toEpochDay();

  private final Households households = new Households(1);

  @Test
  void isTheSameForASeedForEver() {
    long[] day = day(households, 42, LocalDate.of(2026, 3, 2).toEpochDay(), 96);
    assertThat(Arrays.copyOf(day, 12)).containsExactly(GOLDEN_NIGHT);
    assertThat(Arrays.copyOfRange(day, 72, 84)).containsExactly(GOLDEN_EVENING);
  }

  @Test
  void daysAreIndependentOfWhatWasAskedBefore() {
    long[] first = day(households, 7, FIRST_DAY, 96);
    day(households, 8, FIRST_DAY + 3, 100);
    assertThat(day(new Households(1), 7, FIRST_DAY, 96)).containsExactly(first);
    assertThat(day(new Households(2), 7, FIRST_DAY, 96)).isNotEqualTo(first);
    assertThat(day(households, 7, FIRST_DAY + 1, 96)).isNotEqualTo(first);
    assertThat(day(households, 8, FIRST_DAY, 96)).isNotEqualTo(first);
  }

  @Test
  void daysOfClockChangesHaveTheirLength() {
    for (int intervals : new int[] {92, 96, 100}) {
      long[] values = new long[100];
      Arrays.fill(values, -1);
      households.day(3, FIRST_DAY, intervals, values);
      assertThat(Arrays.stream(values).limit(intervals)).allMatch(value -> value >= 0);
      assertThat(Arrays.stream(values).skip(intervals)).allMatch(value -> value == -1);
    }
    assertThatThrownBy(() -> households.day(3, FIRST_DAY, 95, new long[100]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void householdsUseWhatHouseholdsUse() {
    long[] totals = new long[DEVICES];
    long[] byQuarter = new long[96];
    long max = 0;
    int days = 0;
    for (int day = 0; day < 365; day += 13, days++) {
      for (int device = 0; device < DEVICES; device++) {
        long[] values = day(households, device, FIRST_DAY + day, 96);
        for (int i = 0; i < 96; i++) {
          byQuarter[i] += values[i];
          totals[device] += values[i];
          max = Math.max(max, values[i]);
        }
      }
    }
    double mean = LongStream.of(totals).sum() / (double) DEVICES / days;
    assertThat(mean).as("Wh a day").isBetween(8_000.0, 12_000.0);
    Arrays.sort(totals);
    assertThat(totals[DEVICES / 10] / days).isLessThan(6_500);
    assertThat(totals[DEVICES * 9 / 10] / days).isGreaterThan(13_000);
    assertThat(max).as("most Wh a quarter hour").isBetween(1_500L, 12_000L);
    long night = LongStream.of(byQuarter).skip(8).limit(8).sum();
    long noon = LongStream.of(byQuarter).skip(52).limit(8).sum();
    long evening = LongStream.of(byQuarter).skip(74).limit(8).sum();
    assertThat(noon).isGreaterThan(night * 3 / 2);
    assertThat(evening).isGreaterThan(night * 3);
  }

  @Test
  void winterTakesMoreThanSummer() {
    long january = LocalDate.of(2026, 1, 12).toEpochDay();
    long july = LocalDate.of(2026, 7, 13).toEpochDay();
    assertThat(total(january)).isGreaterThan(total(july) * 21 / 20);
  }

  private long total(long firstDay) {
    long total = 0;
    for (int device = 0; device < DEVICES; device++) {
      for (int day = 0; day < 7; day++) {
        total += LongStream.of(day(households, device, firstDay + day, 96)).sum();
      }
    }
    return total;
  }

  /** What an ideal code without memory would take for the change from each value to the next. */
  @Test
  void isNoEasierToPackThanRealHouseholds() {
    Map<Long, Integer> counts = new HashMap<>();
    int total = 0;
    for (int device = 0; device < DEVICES; device++) {
      long[] values = day(households, device, FIRST_DAY + device % 365, 96);
      for (int i = 1; i < 96; i++, total++) {
        counts.merge(values[i] - values[i - 1], 1, Integer::sum);
      }
    }
    double bits = 0;
    for (int count : counts.values()) {
      bits -= count * Math.log(count / (double) total) / Math.log(2);
    }
    assertThat(bits / total / 8).as("bytes a value").isBetween(0.9, 1.1);
  }

  @Test
  void deviceIdsAreValidAndInOrder() {
    assertThat(Households.deviceId(42)).isEqualTo("MTR00000042");
    assertThat(Series.checkDeviceId(Households.deviceId(99_999_999))).hasSize(11);
    assertThatThrownBy(() -> Households.deviceId(100_000_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] day(Households households, long device, long epochDay, int intervals) {
    long[] values = new long[intervals];
    households.day(device, epochDay, intervals, values);
    return values;
  }
}
