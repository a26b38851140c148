package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The night in which the clock goes back, in lines of every order. The truth is a list of instants,
 * whose values are their places: each line is stored at its own instant or rejected.
 */
class RepeatedHourTest {
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Zone, length of an interval in minutes, and the first instant shown twice. */
  private static final String[] NIGHTS = {
    "Europe/Berlin, 15, 2026-10-25T00:00:00Z",
    "Europe/Berlin, 60, 2026-10-25T00:00:00Z",
    "Europe/London, 30, 2022-10-30T00:00:00Z",
    "America/Chicago, 5, 2024-11-03T06:00:00Z",
    "Australia/Lord_Howe, 15, 2026-04-04T14:30:00Z",
    "Australia/Lord_Howe, 30, 2026-04-04T14:30:00Z",
    "America/Havana, 15, 2026-11-01T04:00:00Z",
    "Atlantic/Azores, 15, 2026-10-25T00:00:00Z",
    "Asia/Beirut, 15, 2026-10-24T20:00:00Z",
    "America/Santiago, 30, 2026-04-05T02:00:00Z"
  };

  /** The readings of a series around a change of the clock; {@code value} is their place. */
  private record Night(ZoneId zone, int minutes, Instant first) {
    static Night of(String text) {
      String[] parts = text.split(", ", -1);
      return new Night(ZoneId.of(parts[0]), Integer.parseInt(parts[1]), Instant.parse(parts[2]));
    }

    Instant start(int place) {
      return first.plusSeconds(60L * minutes * place);
    }

    String line(String device, int place) {
      String label = LABEL.format(LocalDateTime.ofInstant(start(place), zone));
      return device + ',' + label + ",KWH," + place + '\n';
    }

    /** How many times the clock shows twice. */
    int twice() {
      int count = 0;
      while (zone.getRules().getValidOffsets(LocalDateTime.ofInstant(start(count), zone)).size()
          == 2) {
        count++;
      }
      return count / 2;
    }

    /** Places from some hours before the change until some hours after it. */
    List<Integer> places() {
      return IntStream.range(-6 * 60 / minutes, 9 * 60 / minutes).boxed().toList();
    }

    /** What is stored by place; whatever stands at another instant than its own fails. */
    Outcome read(String device, List<Integer> places) {
      StringBuilder text = new StringBuilder();
      places.forEach(place -> text.append(line(device, place)));
      return outcome(text.toString());
    }

    Outcome outcome(String text) {
      ReadingList found = RepeatedHourTest.read(text, new CsvOptions(zone, minutes * 60));
      List<Integer> stored = new ArrayList<>();
      found
          .readings()
          .forEach(
              reading -> {
                int place = reading.value().intValueExact();
                assertThat(Instant.ofEpochMilli(reading.start())).isEqualTo(start(place));
                stored.add(place);
              });
      return new Outcome(stored.stream().sorted().toList(), found.rejects());
    }
  }

  private record Outcome(List<Integer> stored, List<Reject> rejects) {
    List<Long> rejectedLines() {
      assertThat(rejects).allMatch(each -> each.code() == ErrorCode.START_AMBIGUOUS);
      return rejects.stream().map(Reject::record).sorted().toList();
    }
  }

  private static ReadingList read(String text, CsvOptions options) {
    ReadingList found = new ReadingList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      CsvReadings.read(new ByteArrayInputStream(bytes), options, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  static List<String> nights() {
    return List.of(NIGHTS);
  }

  @ParameterizedTest
  @MethodSource("nights")
  void timesInOrderAreUnderstoodForwardsAndBackwards(String text) {
    Night night = Night.of(text);
    assertThat(night.twice()).isPositive();
    List<Integer> forwards = night.places();
    List<Integer> backwards = new ArrayList<>(forwards);
    Collections.reverse(backwards);

    assertThat(night.read("A", forwards)).isEqualTo(new Outcome(forwards, List.of()));
    assertThat(night.read("A", backwards)).isEqualTo(new Outcome(forwards, List.of()));
  }

  @ParameterizedTest
  @MethodSource("nights")
  void timesSortedByTheirTextAreTakenByPairs(String text) {
    Night night = Night.of(text);
    StringBuilder lines = new StringBuilder();
    for (int place : sortedByLabel(night)) {
      boolean second = place >= night.twice() && place < 2 * night.twice();
      // In quotes, which come before digits: so the whole lines are not sorted.
      String line = night.line("A", place);
      lines.append(second ? line.replaceFirst("KWH,(-?[0-9]+)", "KWH,\"$1\"") : line);
    }

    assertThat(night.outcome(lines.toString())).isEqualTo(new Outcome(night.places(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("nightsOfManyLines")
  void pairsInTheOrderOfTheirWholeLinesAreRejected(String text) {
    Night night = Night.of(text);
    List<Integer> places = new ArrayList<>(night.places());
    places.sort(Comparator.comparing(place -> night.line("A", place)));

    assertThat(night.read("A", places).rejectedLines()).hasSize(2 * night.twice());
  }

  private static List<Integer> sortedByLabel(Night night) {
    List<Integer> places = new ArrayList<>(night.places());
    places.sort(Comparator.comparing(place -> night.line("A", place).substring(0, 22)));
    return places;
  }

  /** So many lines of the hour that a random order does not look like one by chance. */
  static List<String> nightsOfManyLines() {
    return nights().stream().filter(text -> Night.of(text).twice() >= 4).toList();
  }

  @ParameterizedTest
  @MethodSource("nightsOfManyLines")
  void inAnyOrderEachLineIsAtItsOwnInstantOrRejected(String text) {
    Night night = Night.of(text);
    long seed = System.nanoTime();
    System.out.println("seed " + seed + " for " + night);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Integer> places = new ArrayList<>(night.places());
      Collections.shuffle(places, random);
      Outcome outcome = night.read("A", places);
      assertThat(outcome.stored().size() + outcome.rejects().size()).isEqualTo(places.size());
      assertThat(outcome.rejectedLines()).hasSizeLessThanOrEqualTo(2 * night.twice());
    }
  }

  @ParameterizedTest
  @MethodSource("nights")
  void whereOneLineIsMissingTheOthersAreAtTheirOwnInstantOrRejected(String text) {
    Night night = Night.of(text);
    for (int missing = 0; missing < 2 * night.twice(); missing++) {
      List<Integer> places = new ArrayList<>(night.places());
      places.remove(Integer.valueOf(missing));
      Outcome forwards = night.read("A", places);
      Collections.reverse(places);
      Outcome backwards = night.read("A", places);
      assertThat(forwards.stored().size() + forwards.rejects().size()).isEqualTo(places.size());
      assertThat(backwards.stored().size() + backwards.rejects().size()).isEqualTo(places.size());
      if (missing > 0 && missing < night.twice() - 1) { // else it may be sorted by text as well
        assertThat(forwards.rejects()).isEmpty();
        assertThat(backwards.rejects()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void seriesMayTakeTurns(boolean backwards) {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> places = new ArrayList<>(night.places());
    if (backwards) {
      Collections.reverse(places);
    }
    StringBuilder text = new StringBuilder();
    places.forEach(place -> text.append(night.line("A", place)).append(night.line("B", place)));

    Outcome outcome = night.outcome(text.toString());

    assertThat(outcome.rejects()).isEmpty();
    assertThat(outcome.stored()).hasSize(2 * places.size());
  }

  @Test
  void aNightDeliveredWithoutTheRepeatIsLoadedAndMissesTheSecondHour() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> first = without(night.places(), 4, 8);
    List<Integer> backward = new ArrayList<>(first);
    Collections.reverse(backward);

    assertThat(night.read("A", first)).isEqualTo(new Outcome(first, List.of()));
    assertThat(night.read("A", backward)).isEqualTo(new Outcome(first, List.of()));
  }

  @Test
  void onePartOfOneHourBetweenLinesOnBothSidesIsRejected() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> part = without(night.places(), 3, 8);

    assertThat(night.read("A", part).rejectedLines()).containsExactly(25L, 26L, 27L);
  }

  @Test
  void onlyOneOfTheTwoHoursGoesOnFromTheLinesOfTheOnlySideThatHasSome() {
    Night night = Night.of(NIGHTS[0]);
    for (List<Integer> places : List.of(List.of(-2, -1, 0, 1), List.of(6, 7, 8, 9))) {
      List<Integer> backwards = new ArrayList<>(places);
      Collections.reverse(backwards);
      assertThat(night.read("A", places)).isEqualTo(new Outcome(places, List.of()));
      assertThat(night.read("A", backwards)).isEqualTo(new Outcome(places, List.of()));
    }
    assertThat(night.read("A", List.of(0, 1, 2, 3)).rejectedLines()).hasSize(4);
    assertThat(night.read("A", List.of(5)).rejectedLines()).hasSize(1);
  }

  @Test
  void bothHoursAloneAreUnderstoodWhereTheirOrderTells() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> hours = List.of(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(night.read("A", hours)).isEqualTo(new Outcome(hours, List.of()));

    Night hourly = Night.of(NIGHTS[1]);
    assertThat(hourly.read("A", List.of(0, 1)).rejectedLines()).containsExactly(1L, 2L);
  }

  @Test
  void aRepeatedExportIsTheSameReadingsAgain() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> places = new ArrayList<>(night.places());
    places.addAll(night.places());

    Outcome outcome = night.read("A", places);

    assertThat(outcome.rejects()).isEmpty();
    assertThat(outcome.stored()).hasSize(places.size());
  }

  @Test
  void aLineAppendedLaterIsRejectedAloneAndOneThatComesThreeTimesInPlaceSpoilsTheHour() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> appended = new ArrayList<>(night.places());
    appended.add(1);
    assertThat(night.read("A", appended).rejectedLines()).containsExactly((long) appended.size());

    List<Integer> inPlace = new ArrayList<>(night.places());
    inPlace.add(inPlace.indexOf(1), 1);
    assertThat(night.read("A", inPlace).rejectedLines()).hasSize(9);
  }

  @Test
  void doubledLinesAreNoPairs() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> doubled = new ArrayList<>();
    without(night.places(), 4, 8).forEach(place -> doubled.addAll(List.of(place, place)));

    assertThat(night.read("A", doubled).rejectedLines()).hasSize(8);
  }

  @Test
  void pairsInDescendingOrderDontTellWhichComesFirst() {
    Night night = Night.of(NIGHTS[0]);
    List<Integer> sorted = List.of(9, 8, 7, 3, 6, 2, 5, 1, 4, 0, -1, -2);
    assertThat(night.read("A", sorted).rejectedLines()).hasSize(8);
  }

  @Test
  void severalYearsInOneFileAndTwoChannelsAreApart() {
    Night one = new Night(ZoneId.of("Europe/Berlin"), 15, Instant.parse("2025-10-26T00:00:00Z"));
    Night other = Night.of(NIGHTS[0]);
    StringBuilder text = new StringBuilder();
    List<Integer> backwards = new ArrayList<>(one.places());
    Collections.reverse(backwards);
    backwards.forEach(place -> text.append(one.line("A", place).replace("KWH", "KWH_EXPORT")));
    one.places().forEach(place -> text.append(one.line("A", place)));
    String first = text.toString();
    other.places().forEach(place -> text.append(other.line("A", place)));

    assertThat(one.outcome(first).rejects()).isEmpty();
    ReadingList all = read(text.toString(), CsvOptions.quarterHours(one.zone()));
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

  @Test
  void aBadValueKeepsItsPlaceInTheOrder() {
    Night night = Night.of(NIGHTS[0]);
    StringBuilder text = new StringBuilder();
    night
        .places()
        .forEach(place -> text.append(night.line("A", place).replace(",KWH,2\n", ",KWH,much\n")));

    Outcome outcome = night.outcome(text.toString());

    assertThat(outcome.rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.code()).isEqualTo(ErrorCode.VALUE_INVALID);
              assertThat(reject.record()).isEqualTo(27);
              assertThat(reject.text()).isEqualTo("A,2026-10-25 02:30:00,KWH,much");
            });
    assertThat(outcome.stored()).hasSize(night.places().size() - 1).doesNotContain(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'A,2026-10-25 02:15:00,KWH,1;A,2026-10-25 02:15:00+02:00,KWH,7', 1",
    "'A,2026-10-25 02:15:00+02:00,KWH,7;A,2026-10-25 02:15:00,KWH,1', 1"
  })
  void anOffsetIsNeverInDoubt(String lines, int rejected) {
    ReadingList found =
        read(lines.replace(';', '\n') + '\n', CsvOptions.quarterHours(ZoneId.of("Europe/Berlin")));

    assertThat(found.rejects()).hasSize(rejected);
    assertThat(found.readings())
        .singleElement()
        .satisfies(
            reading ->
                assertThat(Instant.ofEpochMilli(reading.start()))
                    .isEqualTo("2026-10-25T00:15:00Z"));
  }

  @Test
  void ofTheSameIntervalTheLaterLineComesLater() {
    String night =
        """
        A,2026-10-25 01:45:00,KWH,1
        A,2026-10-25 02:00:00,KWH,2
        A,2026-10-25 02:15:00,KWH,3
        A,2026-10-25 02:15:00+02:00,KWH,4
        A,2026-10-25 02:30:00,KWH,5
        """;
    ReadingList found = read(night, CsvOptions.quarterHours(ZoneId.of("Europe/Berlin")));

    assertThat(found.rejects().stream().map(Reject::record).toList()).doesNotContain(4L);
    List<Long> records = found.records();
    assertThat(records.indexOf(4L)).isGreaterThan(records.indexOf(3L));
  }

  @Test
  void theReasonSaysBothInstantsAndWhatToDo() {
    Reject reject = Night.of(NIGHTS[0]).read("A", List.of(1)).rejects().get(0);

    assertThat(reject.field()).isEqualTo("metric_time");
    assertThat(reject.detail())
        .isEqualTo(
            "the clock shows this time twice, at 2026-10-25T00:15:00Z and 2026-10-25T01:15:00Z,"
                + " and the order of the series' lines doesn't tell which is meant; write it with"
                + " its offset");
    assertThat(reject.text()).isEqualTo("A,2026-10-25 02:15:00,KWH,1");
  }

  private static List<Integer> without(List<Integer> places, int from, int to) {
    return places.stream().filter(place -> place < from || place >= to).toList();
  }
}
