package io.energyiot.cli.stream;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A day of some meters, of which a few intervals are missing, a few are sent twice and a few are
 * corrected. It can be sent in order, or shuffled with some readings at the very end; either way a
 * correction comes after what it corrects, which is all that decides what is true.
 */
final class ShuffledDay {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int QUARTERS = 96;
  private static final double MISSING = 0.03;
  private static final double TWICE = 0.01;
  private static final double CORRECTED = 0.03;
  private static final double LATE = 0.01;

  private final Random random;

  /** What is sent of one interval, in that order. */
  private final List<List<Sent>> intervals = new ArrayList<>();

  private record Placed(double place, Sent reading) {}

  /** The day of {@code meters} meters; {@code random} decides all there is to decide. */
  ShuffledDay(int meters, LocalDate day, Random random) {
    this.random = random;
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      for (int meter = 0; meter < meters; meter++) {
        if (random.nextDouble() >= MISSING) {
          intervals.add(interval(meter, midnight.plus(QUARTER.multipliedBy(quarter))));
        }
      }
    }
  }

  private List<Sent> interval(int meter, Instant start) {
    List<Sent> sent = new ArrayList<>();
    sent.add(new Sent("%02d".formatted(meter), start, QUARTER, value()));
    if (random.nextDouble() < TWICE) {
      sent.add(sent.get(0));
    }
    if (random.nextDouble() < CORRECTED) {
      sent.add(new Sent("%02d".formatted(meter), start, QUARTER, value()));
    }
    return sent;
  }

  private BigDecimal value() {
    return BigDecimal.valueOf(random.nextInt(3_000), 3);
  }

  /** All by start, as meters with {@code prefix} before their number; then the corrections. */
  List<Sent> inOrder(String prefix) {
    List<Sent> first = new ArrayList<>();
    List<Sent> more = new ArrayList<>();
    for (List<Sent> interval : intervals) {
      first.add(named(prefix, interval.get(0)));
      interval.subList(1, interval.size()).forEach(each -> more.add(named(prefix, each)));
    }
    first.addAll(more);
    return first;
  }

  /** All in any order, as meters with {@code prefix} before their number. */
  List<Sent> shuffled(String prefix) {
    List<Placed> placed = new ArrayList<>();
    for (List<Sent> interval : intervals) {
      double[] places = random.doubles(interval.size()).sorted().toArray();
      double later = random.nextDouble() < LATE ? 1 : 0;
      for (int i = 0; i < places.length; i++) {
        placed.add(new Placed(places[i] + later, named(prefix, interval.get(i))));
      }
    }
    placed.sort(Comparator.comparingDouble(Placed::place));
    return placed.stream().map(Placed::reading).toList();
  }

  private static Sent named(String prefix, Sent reading) {
    return new Sent(
        prefix + reading.device(), reading.start(), reading.interval(), reading.value());
  }
}
