package io.energyiot.query.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.query.calendar.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessTest {
  private static final int QUARTER = 900;
  private static final TimeRange DAY = range("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");

  private final ReadingsBuilder readings = new ReadingsBuilder(96);

  @Test
  void aFullDayMissesNothing() {
    add("2026-01-01T00:00:00Z", QUARTER, 96);

    assertThat(of(DAY))
        .isEqualTo(new RangeCompleteness(96, 96, byQuality(96), gaps(), OverlappingIntervals.NONE));
  }

  @Test
  void gapsAtBothEndsAndWithinAreFound() {
    add("2026-01-01T01:00:00Z", QUARTER, 4);
    add("2026-01-01T03:00:00Z", QUARTER, 80);

    assertThat(of(DAY).gaps())
        .containsExactly(
            gap("2026-01-01T00:00:00Z", QUARTER, 4),
            gap("2026-01-01T02:00:00Z", QUARTER, 4),
            gap("2026-01-01T23:00:00Z", QUARTER, 4));
    assertThat(of(DAY).expected()).isEqualTo(96);
    assertThat(of(DAY).present()).isEqualTo(84);
  }

  @Test
  void anOffGridMeterIsExpectedOnItsOwnGrid() {
    // From 12:20:40 every quarter hour: the first start of the day on that grid is 00:05:40.
    add("2026-01-01T12:20:40Z", QUARTER, 46);

    assertThat(of(DAY).gaps())
        .containsExactly(
            gap("2026-01-01T00:05:40Z", QUARTER, 49), gap("2026-01-01T23:50:40Z", QUARTER, 1));
    assertThat(of(DAY).expected()).isEqualTo(96);
  }

  @Test
  void anHourOverThreeOfItsQuartersOverlapsAndMissesNothing() {
    add("2026-01-01T00:00:00Z", QUARTER, 40);
    add("2026-01-01T10:00:00Z", 3600, 1);
    add("2026-01-01T10:15:00Z", QUARTER, 55);

    assertThat(of(DAY).overlaps())
        .isEqualTo(new OverlappingIntervals(4, List.of(overlap("2026-01-01T10:15:00Z", 2700))));
    assertThat(of(DAY).gaps()).isEmpty();
    assertThat(of(DAY).expected()).isEqualTo(96);
  }

  @Test
  void whatSticksOutOfAShiftedGridOverlapsAtBothEnds() {
    add("2026-01-01T10:00:00Z", QUARTER, 1);
    add("2026-01-01T10:05:00Z", QUARTER, 4);
    add("2026-01-01T11:00:00Z", QUARTER, 1);

    assertThat(of(range("2026-01-01T10:00:00Z", "2026-01-01T11:15:00Z")).overlaps())
        .isEqualTo(
            new OverlappingIntervals(
                4,
                List.of(
                    overlap("2026-01-01T10:05:00Z", 600), overlap("2026-01-01T11:00:00Z", 300))));
  }

  @Test
  void quartersUnderADayThatIsNotCoveredAreOneRangeOfOverlaps() {
    add("2026-01-01T00:00:00Z", 86_400, 1);
    add("2026-01-01T00:15:00Z", QUARTER, 4);
    add("2026-01-01T02:00:00Z", QUARTER, 1);

    assertThat(of(DAY).overlaps())
        .isEqualTo(
            new OverlappingIntervals(
                6,
                List.of(
                    overlap("2026-01-01T00:15:00Z", 3600), overlap("2026-01-01T02:00:00Z", 900))));
    assertThat(of(DAY).gaps()).isEmpty();
  }

  private static OverlappingIntervals.Range overlap(String start, int seconds) {
    long from = Instant.parse(start).toEpochMilli();
    return new OverlappingIntervals.Range(from, from + seconds * 1000L);
  }

  @Test
  void aRangeWithoutReadingsMissesAllOfTheUsualInterval() {
    TimeRange hour = range("2026-01-01T00:10:00Z", "2026-01-01T01:10:00Z");

    assertThat(of(hour).gaps()).containsExactly(gap("2026-01-01T00:15:00Z", QUARTER, 4));
  }

  @Test
  void aRangeShorterThanAnIntervalExpectsNothing() {
    assertThat(of(range("2026-01-01T00:01:00Z", "2026-01-01T00:14:00Z")).expected()).isZero();
  }

  @Test
  void aChangeOfTheIntervalNeedsNoSpecialCase() {
    add("2026-01-01T00:00:00Z", 3600, 12);
    add("2026-01-01T12:00:00Z", QUARTER, 48);

    assertThat(of(DAY))
        .isEqualTo(new RangeCompleteness(60, 60, byQuality(60), gaps(), OverlappingIntervals.NONE));
  }

  @Test
  void aGapBeforeAChangeOfTheIntervalHasTheStepsOfTheReadingBeforeIt() {
    add("2026-01-01T00:00:00Z", QUARTER, 94);
    add("2026-01-02T00:00:00Z", 3600, 1);

    assertThat(of(range("2026-01-01T00:00:00Z", "2026-01-02T01:00:00Z")).gaps())
        .containsExactly(gap("2026-01-01T23:30:00Z", QUARTER, 2));
  }

  @Test
  void aClockThatWasSetForwardByMinutesMissesNothing() {
    add("2026-01-01T00:00:00Z", QUARTER, 48);
    add("2026-01-01T12:04:00Z", QUARTER, 48);

    assertThat(of(DAY).gaps()).isEmpty();
  }

  @Test
  void aReadingKnownToBeMissingIsExpectedButNotPresent() {
    add("2026-01-01T00:00:00Z", QUARTER, 95);
    readings.add(millis("2026-01-01T23:45:00Z"), QUARTER, null, Quality.MISSING);

    RangeCompleteness completeness = of(DAY);

    assertThat(completeness.expected()).isEqualTo(96);
    assertThat(completeness.present()).isEqualTo(95);
    assertThat(completeness.byQuality())
        .containsEntry(Quality.MISSING, 1L)
        .containsEntry(Quality.ACTUAL, 95L);
    assertThat(completeness.gaps()).isEmpty();
  }

  @Test
  void countsTheStartsOfAGapBeforeATime() {
    Gap gap = gap("2026-01-01T00:05:40Z", QUARTER, 3);

    assertThat(gap.countBefore(millis("2026-01-01T00:05:40Z"))).isZero();
    assertThat(gap.countBefore(millis("2026-01-01T00:05:41Z"))).isEqualTo(1);
    assertThat(gap.countBefore(millis("2026-01-01T00:20:40Z"))).isEqualTo(1);
    assertThat(gap.countBefore(millis("2026-01-01T00:20:41Z"))).isEqualTo(2);
    assertThat(gap.countBefore(millis("2026-01-02T00:00:00Z"))).isEqualTo(3);
  }

  private RangeCompleteness of(TimeRange range) {
    return RangeCompleteness.of(readings.build(), range, QUARTER);
  }

  private void add(String start, int interval, int count) {
    for (int i = 0; i < count; i++) {
      readings.add(millis(start) + 1000L * i * interval, interval, 1, 3, Quality.ACTUAL);
    }
  }

  private static java.util.Map<Quality, Long> byQuality(long actual) {
    return java.util.Map.of(Quality.ACTUAL, actual);
  }

  private static java.util.List<Gap> gaps(Gap... gaps) {
    return java.util.List.of(gaps);
  }

  private static Gap gap(String start, int interval, int count) {
    return new Gap(millis(start), interval, count);
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(millis(from), millis(to), ZoneOffset.UTC);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
