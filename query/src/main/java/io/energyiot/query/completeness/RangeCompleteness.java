package io.energyiot.query.completeness;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.query.calendar.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The completeness of an answer. The grid of expected intervals follows from the readings: it
 * continues from each reading in steps of that reading's length. Readings off the quarter hour,
 * days of 92 or 100 quarters and changes of the interval therefore need no special case.
 *
 * @param expected the number of intervals that should start in the range
 * @param present the number of readings with a value
 * @param byQuality the number of readings of each kind of quality, including those of quality
 *     missing
 * @param gaps the intervals of which nothing was ever received, in order
 * @param overlaps where readings overlap
 */
public record RangeCompleteness(
    long expected,
    long present,
    Map<Quality, Long> byQuality,
    List<Gap> gaps,
    OverlappingIntervals overlaps) {

  /** Copies the map and the list. */
  public RangeCompleteness {
    byQuality = Map.copyOf(byQuality);
    gaps = List.copyOf(gaps);
  }

  /**
   * Computes the completeness of the readings that start in a range.
   *
   * @param usualInterval the interval to expect if there are no readings, seconds
   */
  public static RangeCompleteness of(Readings readings, TimeRange range, int usualInterval) {
    Map<Quality, Long> byQuality = byQuality(readings);
    long present = readings.size() - byQuality.getOrDefault(Quality.MISSING, 0L);
    List<Gap> gaps = gaps(readings, range, usualInterval);
    long missing = 0;
    for (Gap gap : gaps) { // mostly none, and a stream of none costs more than all else here
      missing += gap.count();
    }
    return new RangeCompleteness(
        readings.size() + missing, present, byQuality, gaps, OverlappingIntervals.of(readings));
  }

  private static Map<Quality, Long> byQuality(Readings readings) {
    Map<Quality, Long> byQuality = new TreeMap<>();
    if (readings.isAllActual()) {
      if (!readings.isEmpty()) {
        byQuality.put(Quality.ACTUAL, (long) readings.size());
      }
      return byQuality;
    }
    long[] counts = new long[Quality.codes()];
    for (int i = 0; i < readings.size(); i++) {
      counts[Quality.kindOf(readings.qualityCode(i))]++;
    }
    for (Quality quality : Quality.values()) {
      if (counts[quality.code()] > 0) {
        byQuality.put(quality, counts[quality.code()]);
      }
    }
    return byQuality;
  }

  private static List<Gap> gaps(Readings readings, TimeRange range, int usualInterval) {
    List<Gap> gaps = new ArrayList<>();
    if (readings.isEmpty()) {
      addWholeRange(gaps, range, usualInterval);
      return gaps;
    }
    addBefore(gaps, range.from(), readings);
    int last = readings.isWithoutGaps() ? readings.size() - 1 : addAllBetween(gaps, readings);
    addAfter(gaps, readings.end(last), range.to(), readings.interval(last));
    return gaps;
  }

  /** Adds the gaps between readings; returns the reading that ends last. */
  private static int addAllBetween(List<Gap> gaps, Readings readings) {
    int last = 0;
    for (int i = 1; i < readings.size(); i++) {
      addBetween(gaps, readings.end(last), readings.start(i), readings.interval(last));
      last = readings.end(i) >= readings.end(last) ? i : last;
    }
    return last;
  }

  private static void addWholeRange(List<Gap> gaps, TimeRange range, int interval) {
    long step = interval * 1000L;
    long first = -Math.floorDiv(-range.from(), step) * step;
    addAfter(gaps, first, range.to(), interval);
  }

  private static void addBefore(List<Gap> gaps, long from, Readings readings) {
    long step = readings.interval(0) * 1000L;
    long count = (readings.start(0) - from) / step;
    add(gaps, readings.start(0) - count * step, readings.interval(0), count);
  }

  /**
   * Adds the gap between two readings. Nothing is missing if it is shorter than an interval, as
   * when a meter's clock is set.
   */
  private static void addBetween(List<Gap> gaps, long covered, long start, int interval) {
    if (covered < start) {
      add(gaps, covered, interval, (start - covered) / (interval * 1000L));
    }
  }

  private static void addAfter(List<Gap> gaps, long covered, long to, int interval) {
    if (covered < to) {
      long step = interval * 1000L;
      add(gaps, covered, interval, (to - covered + step - 1) / step);
    }
  }

  private static void add(List<Gap> gaps, long start, int interval, long count) {
    if (count > 0) {
      gaps.add(new Gap(start, interval, count));
    }
  }
}
