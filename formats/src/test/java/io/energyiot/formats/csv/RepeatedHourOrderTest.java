package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of lines tells which of two instants a time means, or the line is rejected. */
class RepeatedHourOrderTest {
  @ParameterizedTest
  @MethodSource("io.energyiot.formats.csv.ClockNight#all")
  void timesInOrderAreUnderstoodForwardsAndBackwards(ClockNight night) {
    assertThat(night.twice()).isPositive();
    List<Integer> forwards = night.places();
    List<Integer> backwards = new ArrayList<>(forwards);
    Collections.reverse(backwards);

    assertThat(night.read("A", forwards)).isEqualTo(new ClockNight.Outcome(forwards, List.of()));
    assertThat(night.read("A", backwards)).isEqualTo(new ClockNight.Outcome(forwards, List.of()));
  }

  @ParameterizedTest
  @MethodSource("io.energyiot.formats.csv.ClockNight#all")
  void timesSortedByTheirTextAreTakenByPairs(ClockNight night) {
    StringBuilder lines = new StringBuilder();
    for (int place : sortedByLabel(night)) {
      boolean second = place >= night.twice() && place < 2 * night.twice();
      // In quotes, which come before digits: so the whole lines are not sorted.
      String line = night.line("A", place);
      lines.append(second ? line.replaceFirst("KWH,(-?[0-9]+)", "KWH,\"$1\"") : line);
    }

    assertThat(night.outcome(lines.toString()))
        .isEqualTo(new ClockNight.Outcome(night.places(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("nightsOfManyLines")
  void pairsInTheOrderOfTheirWholeLinesAreRejected(ClockNight night) {
    List<Integer> places = new ArrayList<>(night.places());
    places.sort(Comparator.comparing(place -> night.line("A", place)));

    assertThat(night.read("A", places).rejectedLines()).hasSize(2 * night.twice());
  }

  private static List<Integer> sortedByLabel(ClockNight night) {
    List<Integer> places = new ArrayList<>(night.places());
    places.sort(Comparator.comparing(place -> night.line("A", place).substring(0, 22)));
    return places;
  }

  @ParameterizedTest
  @MethodSource("nightsOfManyLines")
  void inAnyOrderEachLineIsAtItsOwnInstantOrRejected(ClockNight night) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed + " for " + night);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Integer> places = new ArrayList<>(night.places());
      Collections.shuffle(places, random);
      ClockNight.Outcome outcome = night.read("A", places);
      assertThat(outcome.stored().size() + outcome.rejects().size()).isEqualTo(places.size());
      assertThat(outcome.rejectedLines()).hasSizeLessThanOrEqualTo(2 * night.twice());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void seriesMayTakeTurns(boolean backwards) {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> places = new ArrayList<>(night.places());
    if (backwards) {
      Collections.reverse(places);
    }
    StringBuilder text = new StringBuilder();
    places.forEach(place -> text.append(night.line("A", place)).append(night.line("B", place)));

    ClockNight.Outcome outcome = night.outcome(text.toString());

    assertThat(outcome.rejects()).isEmpty();
    assertThat(outcome.stored()).hasSize(2 * places.size());
  }

  @Test
  void pairsInDescendingOrderDontTellWhichComesFirst() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> sorted = List.of(9, 8, 7, 3, 6, 2, 5, 1, 4, 0, -1, -2);
    assertThat(night.read("A", sorted).rejectedLines()).hasSize(8);
  }

  @Test
  void severalYearsInOneFileAndTwoChannelsAreApart() {
    ClockNight one =
        new ClockNight(ZoneId.of("Europe/Berlin"), 15, Instant.parse("2025-10-26T00:00:00Z"));
    ClockNight other = ClockNight.BERLIN;
    StringBuilder text = new StringBuilder();
    List<Integer> backwards = new ArrayList<>(one.places());
    Collections.reverse(backwards);
    backwards.forEach(place -> text.append(one.line("A", place).replace("KWH", "KWH_EXPORT")));
    one.places().forEach(place -> text.append(one.line("A", place)));
    String first = text.toString();
    other.places().forEach(place -> text.append(other.line("A", place)));

    assertThat(one.outcome(first).rejects()).isEmpty();
    ReadingList all = ClockNight.read(text.toString(), CsvOptions.quarterHours(one.zone()));
    Map<Integer, Integer> perYear = new HashMap<>();
    all.readings()
        .forEach(
            reading ->
                perYear.merge(
                    Instant.ofEpochMilli(reading.start()).atZone(one.zone()).getYear(),
                    1,
                    Integer::sum));
    assertThat(perYear).containsEntry(2025, 120).containsEntry(2026, 60);
    assertThat(all.rejects()).isEmpty();
  }

  /** So many lines of the hour that a random order does not look like one by chance. */
  static List<ClockNight> nightsOfManyLines() {
    return ClockNight.all().stream().filter(night -> night.twice() >= 4).toList();
  }
}
