package io.energyiot.query.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.StorageZone;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.rollup.DemandAnswer.AverageDay;
import io.energyiot.query.rollup.DemandAnswer.Demanded;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.DayProfile;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.RollupGroup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The load of days whose every figure can be told by hand. */
class DemandFiguresTest {
  private static final StorageZone BERLIN = new StorageZone(ZoneId.of("Europe/Berlin"));

  private static RolledDay day(LocalDate date, int interval, String peaks, List<BigDecimal> sums) {
    List<Long> counts = sums.stream().map(sum -> (long) sum.signum()).toList();
    DayProfile profile = new DayProfile(interval, new BigDecimal(peaks), counts, sums, sums, sums);
    GroupCompleteness complete = new GroupCompleteness(1, 1, 96, 96, Map.of(), Map.of());
    return new RolledDay(
        new RollupReceipt(date, new UUID(0, 0), Instant.EPOCH, 0, 1, 96, 0, 0),
        new GroupDay(RollupGroup.ALL, Channel.KWH, complete, profile));
  }

  private static DemandAnswer answer(LocalDate from, LocalDate to, RolledDay... days) {
    RollupQuestion question = new RollupQuestion(RollupGroup.ALL, Channel.KWH, from, to);
    RolledDays rolled = new RolledDays(Instant.EPOCH, List.of(), List.of(days));
    return new DemandFigures(question, rolled, BERLIN, 10_000).answer();
  }

  /** 1, 2, … kWh, one after the other. */
  private static List<BigDecimal> rising(int quarters) {
    return LongStream.rangeClosed(1, quarters).mapToObj(BigDecimal::valueOf).toList();
  }

  @Test
  void aDayOfQuarterHours() {
    LocalDate date = LocalDate.of(2026, 1, 5); // a Monday
    DemandAnswer answer = answer(date, date.plusDays(1), day(date, 900, "768", rising(96)));
    // 96 kWh in a quarter hour are 384 kW; the last one starts at 23:45 in Berlin.
    Demanded peak =
        new Demanded(Instant.parse("2026-01-05T22:45:00Z").toEpochMilli(), new BigDecimal("384"));
    assertThat(answer.by()).isEqualTo(BucketLength.QUARTER_HOUR);
    assertThat(answer.peak()).contains(peak);
    assertThat(answer.mean()).isEqualByComparingTo("194"); // of 4, 8, … 384
    assertThat(answer.loadFactor()).isEqualTo("0.5052"); // 194 / 384
    assertThat(answer.duration()).hasSize(101);
    assertThat(answer.duration().get(0)).isEqualTo("384");
    assertThat(answer.duration().get(50)).isEqualTo("196"); // the 48th of them
    assertThat(answer.duration().get(100)).isEqualTo("4");
    assertThat(answer.days().get(0).sum()).isEqualTo("4656");
    assertThat(answer.days().get(0).coincidence()).isEqualTo("0.5000"); // 384 / 768
    AverageDay average = answer.averageDays().get(0);
    assertThat(average.season()).isEqualTo("winter");
    assertThat(average.weekday()).isEqualTo("monday");
    assertThat(average.demands()).hasSize(96);
    assertThat(average.demands().get(95)).isEqualByComparingTo("384");
  }

  /**
   * A reading of an hour is in its first quarter: by quarter hours it would be four times as much.
   */
  @Test
  void hoursAreNotTakenForQuarterHours() {
    LocalDate date = LocalDate.of(2026, 1, 5);
    List<BigDecimal> sums = new ArrayList<>(Collections.nCopies(96, BigDecimal.ZERO));
    for (int hour = 0; hour < 24; hour++) {
      sums.set(4 * hour, new BigDecimal("2.5"));
    }
    DemandAnswer answer = answer(date, date.plusDays(1), day(date, 3600, "2.5", sums));
    assertThat(answer.by()).isEqualTo(BucketLength.HOUR);
    assertThat(answer.peak().map(Demanded::demand)).contains(new BigDecimal("2.5"));
    assertThat(answer.mean()).isEqualByComparingTo("2.5");
    assertThat(answer.days().get(0).coincidence()).isEqualTo("1.0000");
  }

  /** On 29 March 2026 Berlin's clocks leave out 2:00 to 3:00. */
  @Test
  void whatTheClockLeavesOutIsLeftOutOfTheAverageDay() {
    LocalDate date = LocalDate.of(2026, 3, 29);
    DemandAnswer answer = answer(date, date.plusDays(1), day(date, 900, "1", rising(92)));
    List<BigDecimal> demands = answer.averageDays().get(0).demands();
    assertThat(answer.averageDays().get(0).season()).isEqualTo("spring");
    assertThat(demands.subList(8, 12)).containsOnlyNulls();
    assertThat(demands.get(7)).isEqualByComparingTo("32");
    assertThat(demands.get(12)).isEqualByComparingTo("36"); // the ninth quarter hour of the day
  }

  @Test
  void withoutValuesThereIsNoPeak() {
    LocalDate date = LocalDate.of(2026, 1, 5);
    DemandAnswer answer = answer(date, date.plusDays(1));
    assertThat(answer.peak()).isEqualTo(Optional.empty());
    assertThat(answer.mean()).isNull();
    assertThat(answer.duration()).isEmpty();
  }
}
