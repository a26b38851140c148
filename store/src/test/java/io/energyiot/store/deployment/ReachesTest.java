package io.energyiot.store.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which days are read beside those asked for. */
class ReachesTest {
  private static final Channel EXPORT = Channel.of("KWH_EXPORT");

  private static Reaches.Snapshot reaches(Map<Integer, Map<String, Integer>> reaches) {
    return new Reaches.Snapshot(reaches, 0);
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }

  private static String around(Reaches.Snapshot reaches, String first, String last) {
    DaySpan days = reaches.around(Channel.KWH, day(first), day(last));
    return LocalDate.ofEpochDay(days.first()) + " to " + LocalDate.ofEpochDay(days.last());
  }

  @Test
  void whereNothingReachesOutOfItsDayNoOtherDaysAreRead() {
    assertThat(around(reaches(Map.of()), "2026-01-10", "2026-01-12"))
        .isEqualTo("2026-01-10 to 2026-01-12");
    assertThat(around(reaches(Map.of(2026, Map.of("KWH", 0))), "2026-01-10", "2026-01-12"))
        .isEqualTo("2026-01-10 to 2026-01-12");
  }

  @Test
  void theReachIsReadOnBothSides() {
    Reaches.Snapshot reaches = reaches(Map.of(2026, Map.of("KWH", 30)));

    assertThat(around(reaches, "2026-03-15", "2026-03-16")).isEqualTo("2026-02-13 to 2026-04-15");
  }

  @Test
  void theReachOfAnotherChannelDoesNotCountAndThatOfTheOthersDoes() {
    Reaches.Snapshot reaches = reaches(Map.of(2026, Map.of(EXPORT.name(), 30)));
    assertThat(around(reaches, "2026-03-15", "2026-03-15")).isEqualTo("2026-03-15 to 2026-03-15");

    Reaches.Snapshot others = reaches(Map.of(2026, Map.of("KWH", 1, Reaches.OTHERS, 2)));
    assertThat(around(others, "2026-03-15", "2026-03-15")).isEqualTo("2026-03-13 to 2026-03-17");
  }

  @Test
  void aYearReachesIntoTheNextOneAndIsNotReadBeyondItself() {
    Reaches.Snapshot reaches = reaches(Map.of(2025, Map.of("KWH", 3)));

    assertThat(around(reaches, "2026-01-02", "2026-01-02")).isEqualTo("2025-12-30 to 2026-01-02");
    assertThat(around(reaches, "2026-01-03", "2026-01-03")).isEqualTo("2025-12-31 to 2026-01-03");
    assertThat(around(reaches, "2026-01-04", "2026-01-04")).isEqualTo("2026-01-04 to 2026-01-04");
    assertThat(around(reaches, "2025-12-31", "2025-12-31")).isEqualTo("2025-12-28 to 2026-01-03");
    assertThat(around(reaches, "2025-12-31", "2026-01-05")).isEqualTo("2025-12-28 to 2026-01-05");
    assertThat(around(reaches, "2025-01-02", "2025-01-02")).isEqualTo("2025-01-01 to 2025-01-05");
    assertThat(around(reaches, "2024-12-31", "2024-12-31")).isEqualTo("2024-12-31 to 2024-12-31");
  }

  @Test
  void aReachMaySpanMoreThanAYear() {
    Reaches.Snapshot reaches = reaches(Map.of(2024, Map.of("KWH", 366)));

    assertThat(around(reaches, "2026-01-01", "2026-01-01")).isEqualTo("2024-12-31 to 2026-01-01");
    assertThat(around(reaches, "2026-01-02", "2026-01-02")).isEqualTo("2026-01-02 to 2026-01-02");
  }

  @Test
  void ofSeveralYearsTheFarthestCounts() {
    Reaches.Snapshot reaches = reaches(Map.of(2025, Map.of("KWH", 10), 2026, Map.of("KWH", 1)));

    assertThat(around(reaches, "2026-01-05", "2026-01-05")).isEqualTo("2025-12-26 to 2026-01-06");
  }

  @Test
  void farAreTheChannelsThatReachIntoTheDaysOrOutOfThem() {
    Reaches.Snapshot reaches =
        reaches(
            Map.of(
                2025, Map.of("KWH", 3, "KVARH", 2, "KW", 0),
                2026, Map.of("KWH", 1, Reaches.OTHERS, 5),
                2027, Map.of("KVARH", 9)));

    assertThat(reaches.far(day("2026-01-03"), day("2026-01-03")))
        .isEqualTo(Map.of("KWH", 3, Reaches.OTHERS, 5));
    assertThat(reaches.far(day("2026-01-02"), day("2026-01-03")))
        .isEqualTo(Map.of("KWH", 3, "KVARH", 2, Reaches.OTHERS, 5));
    assertThat(reaches.far(day("2026-01-04"), day("2026-12-31")))
        .isEqualTo(Map.of("KWH", 1, Reaches.OTHERS, 5));
    assertThat(reaches.far(day("2024-12-31"), day("2024-12-31"))).isEmpty();
  }
}
