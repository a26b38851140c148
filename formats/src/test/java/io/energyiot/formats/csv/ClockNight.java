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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The readings of a series in the night in which the clock goes back. The truth is a list of
 * instants, whose values are their places; the clock shows the first of them twice.
 *
 * @param minutes the length of an interval
 * @param first the first instant that the clock shows twice
 */
record ClockNight(ZoneId zone, int minutes, Instant first) {
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

  /** Quarter hours in Berlin. */
  static final ClockNight BERLIN = of(NIGHTS[0]);

  /** Hours in Berlin. */
  static final ClockNight BERLIN_HOURS = of(NIGHTS[1]);

  static List<ClockNight> all() {
    return Stream.of(NIGHTS).map(ClockNight::of).toList();
  }

  private static ClockNight of(String text) {
    String[] parts = text.split(", ", -1);
    return new ClockNight(ZoneId.of(parts[0]), Integer.parseInt(parts[1]), Instant.parse(parts[2]));
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
    ReadingList found = read(text, new CsvOptions(zone, minutes * 60));
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

  record Outcome(List<Integer> stored, List<Reject> rejects) {
    List<Long> rejectedLines() {
      assertThat(rejects).allMatch(each -> each.code() == ErrorCode.START_AMBIGUOUS);
      return rejects.stream().map(Reject::record).sorted().toList();
    }
  }

  static ReadingList read(String text, CsvOptions options) {
    ReadingList found = new ReadingList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      CsvReader.read(new ByteArrayInputStream(bytes), options, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  static List<Integer> without(List<Integer> places, int from, int to) {
    return places.stream().filter(place -> place < from || place >= to).toList();
  }
}
