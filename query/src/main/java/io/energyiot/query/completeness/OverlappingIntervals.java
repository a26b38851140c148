package io.energyiot.query.completeness;

import io.energyiot.model.Readings;
import java.util.ArrayList;
import java.util.List;

/**
 * Where readings of an answer overlap, so that something may be counted twice. A reading that newer
 * ones cover completely is not part of an answer. One that they cover in part is, and is reported
 * here.
 *
 * @param count the number of readings that overlap another one
 * @param ranges the times at which at least two readings overlap, in order; no two of them touch
 */
public record OverlappingIntervals(long count, List<Range> ranges) {
  /** No reading overlaps another. */
  public static final OverlappingIntervals NONE = new OverlappingIntervals(0, List.of());

  /** Copies the ranges. */
  public OverlappingIntervals {
    ranges = List.copyOf(ranges);
  }

  /**
   * A time at which readings overlap.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param end milliseconds since 1970-01-01T00:00:00Z, not part of the range
   */
  public record Range(long start, long end) {}

  /** Finds the overlaps of readings, which must be in order of start. */
  static OverlappingIntervals of(Readings readings) {
    if (!readings.isOverlapping()) {
      return NONE;
    }
    long count = 0;
    List<Range> ranges = new ArrayList<>();
    long covered = 0; // the end of the readings before
    for (int i = 0; i < readings.size(); i++) {
      long start = readings.start(i);
      long end = readings.end(i);
      boolean overlapsBefore = i > 0 && start < covered;
      boolean overlapsNext = i + 1 < readings.size() && readings.start(i + 1) < end;
      count += overlapsBefore || overlapsNext ? 1 : 0;
      if (overlapsBefore) {
        add(ranges, start, Math.min(end, covered));
      }
      covered = Math.max(covered, end);
    }
    return new OverlappingIntervals(count, ranges);
  }

  private static void add(List<Range> ranges, long start, long end) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end() >= start) {
      Range before = ranges.get(last);
      ranges.set(last, new Range(before.start(), Math.max(before.end(), end)));
    } else {
      ranges.add(new Range(start, end));
    }
  }
}
