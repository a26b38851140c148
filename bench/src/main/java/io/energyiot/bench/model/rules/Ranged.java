package io.energyiot.bench.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The readings that start in a range, and the intervals of which there should be more: the grid
 * goes on from each reading in its own steps, as far as whole steps fit before the next one; before
 * the first reading in that one's steps.
 *
 * @param readings in order of start
 * @param missing in order; nothing can be said of a range without readings
 */
public record Ranged(List<Told> readings, List<Gap> missing) {

  /** Intervals that follow each other: {@code count} of {@code seconds}. */
  public record Gap(long start, int seconds, int count) {
    public long end() {
      return start + count * (1000L * seconds);
    }
  }

  /** Of all readings that stand. */
  public static Ranged of(NavigableMap<Long, Told> standing, long from, long to) {
    List<Told> readings = List.copyOf(standing.subMap(from, to).values());
    List<Gap> missing = new ArrayList<>();
    if (!readings.isEmpty()) {
      Told first = readings.get(0);
      int before = (int) ((first.start() - from) / (first.seconds() * 1000L));
      add(missing, first.start() - before * (1000L * first.seconds()), first.seconds(), before);
      Told widest = first; // the one that ends last, of those so far
      for (Told each : readings) {
        long whole = Math.max(0, each.start() - widest.end()) / (widest.seconds() * 1000L);
        add(missing, widest.end(), widest.seconds(), (int) whole);
        widest = each.end() >= widest.end() ? each : widest;
      }
      long step = widest.seconds() * 1000L;
      long after = (Math.max(0, to - widest.end()) + step - 1) / step;
      add(missing, widest.end(), widest.seconds(), (int) after);
    }
    return new Ranged(readings, missing);
  }

  private static void add(List<Gap> gaps, long start, int seconds, int count) {
    if (count > 0) {
      gaps.add(new Gap(start, seconds, count));
    }
  }

  /** How many intervals start in the range, those that are missing included. */
  public int expected() {
    return readings.size() + missing.stream().mapToInt(Gap::count).sum();
  }

  /** How many of them start between two times. */
  public int expected(long from, long to) {
    int expected = 0;
    for (Told each : readings) {
      expected += each.start() >= from && each.start() < to ? 1 : 0;
    }
    for (Gap gap : missing) {
      for (long start = gap.start(); start < gap.end(); start += gap.seconds() * 1000L) {
        expected += start >= from && start < to ? 1 : 0;
      }
    }
    return expected;
  }

  /** How many readings overlap another one. */
  public long overlapping() {
    return readings.stream()
        .filter(one -> readings.stream().anyMatch(other -> !other.equals(one) && meet(one, other)))
        .count();
  }

  private static boolean meet(Told one, Told other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  /** The times at which readings overlap: the end of each by its start. */
  public NavigableMap<Long, Long> overlaps() {
    Cover twice = new Cover();
    for (int i = 0; i < readings.size(); i++) {
      Told one = readings.get(i);
      for (int j = i + 1; j < readings.size() && meet(one, readings.get(j)); j++) {
        Told other = readings.get(j);
        twice.add(other.start(), Math.min(one.end(), other.end()));
      }
    }
    return twice.stretches();
  }

  /** How many readings have a value. */
  public long present() {
    return readings.stream().filter(each -> each.value() != null).count();
  }

  /** How many readings have which quality. */
  public TreeMap<String, Integer> byQuality() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    readings.forEach(each -> counts.merge(each.quality(), 1, Integer::sum));
    return counts;
  }

  /** The readings that start between two times. */
  public List<Told> within(long from, long to) {
    return readings.stream().filter(each -> each.start() >= from && each.start() < to).toList();
  }
}
