package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nights of which lines are missing, or come more than once. */
class RepeatedHourPartsTest {
  @ParameterizedTest
  @MethodSource("io.energyiot.formats.csv.ClockNight#all")
  void whereOneLineIsMissingTheOthersAreAtTheirOwnInstantOrRejected(ClockNight night) {
    for (int missing = 0; missing < 2 * night.twice(); missing++) {
      List<Integer> places = new ArrayList<>(night.places());
      places.remove(Integer.valueOf(missing));
      ClockNight.Outcome forwards = night.read("A", places);
      Collections.reverse(places);
      ClockNight.Outcome backwards = night.read("A", places);
      assertThat(forwards.stored().size() + forwards.rejects().size()).isEqualTo(places.size());
      assertThat(backwards.stored().size() + backwards.rejects().size()).isEqualTo(places.size());
      if (missing > 0 && missing < night.twice() - 1) { // else it may be sorted by text as well
        assertThat(forwards.rejects()).isEmpty();
        assertThat(backwards.rejects()).isEmpty();
      }
    }
  }

  @Test
  void aNightDeliveredWithoutTheRepeatIsLoadedAndMissesTheSecondHour() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> first = ClockNight.without(night.places(), 4, 8);
    List<Integer> backward = new ArrayList<>(first);
    Collections.reverse(backward);

    assertThat(night.read("A", first)).isEqualTo(new ClockNight.Outcome(first, List.of()));
    assertThat(night.read("A", backward)).isEqualTo(new ClockNight.Outcome(first, List.of()));
  }

  @Test
  void onePartOfOneHourBetweenLinesOnBothSidesIsRejected() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> part = ClockNight.without(night.places(), 3, 8);

    assertThat(night.read("A", part).rejectedLines()).containsExactly(25L, 26L, 27L);
  }

  @Test
  void onlyOneOfTheTwoHoursGoesOnFromTheLinesOfTheOnlySideThatHasSome() {
    ClockNight night = ClockNight.BERLIN;
    for (List<Integer> places : List.of(List.of(-2, -1, 0, 1), List.of(6, 7, 8, 9))) {
      List<Integer> backwards = new ArrayList<>(places);
      Collections.reverse(backwards);
      assertThat(night.read("A", places)).isEqualTo(new ClockNight.Outcome(places, List.of()));
      assertThat(night.read("A", backwards)).isEqualTo(new ClockNight.Outcome(places, List.of()));
    }
    assertThat(night.read("A", List.of(0, 1, 2, 3)).rejectedLines()).hasSize(4);
    assertThat(night.read("A", List.of(5)).rejectedLines()).hasSize(1);
  }

  @Test
  void bothHoursAloneAreUnderstoodWhereTheirOrderTells() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> hours = List.of(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(night.read("A", hours)).isEqualTo(new ClockNight.Outcome(hours, List.of()));

    ClockNight hourly = ClockNight.BERLIN_HOURS;
    assertThat(hourly.read("A", List.of(0, 1)).rejectedLines()).containsExactly(1L, 2L);
  }

  @Test
  void aRepeatedExportIsTheSameReadingsAgain() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> places = new ArrayList<>(night.places());
    places.addAll(night.places());

    ClockNight.Outcome outcome = night.read("A", places);

    assertThat(outcome.rejects()).isEmpty();
    assertThat(outcome.stored()).hasSize(places.size());
  }

  @Test
  void aLineAppendedLaterIsRejectedAloneAndOneThatComesThreeTimesInPlaceSpoilsTheHour() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> appended = new ArrayList<>(night.places());
    appended.add(1);
    assertThat(night.read("A", appended).rejectedLines()).containsExactly((long) appended.size());

    List<Integer> inPlace = new ArrayList<>(night.places());
    inPlace.add(inPlace.indexOf(1), 1);
    assertThat(night.read("A", inPlace).rejectedLines()).hasSize(9);
  }

  @Test
  void doubledLinesAreNoPairs() {
    ClockNight night = ClockNight.BERLIN;
    List<Integer> doubled = new ArrayList<>();
    ClockNight.without(night.places(), 4, 8)
        .forEach(place -> doubled.addAll(List.of(place, place)));

    assertThat(night.read("A", doubled).rejectedLines()).hasSize(8);
  }
}
