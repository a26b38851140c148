package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Completeness;
import io.energyiot.query.completeness.Gap;
import java.util.ArrayList;
import java.util.List;

/** Puts readings, and the gaps between them, into the buckets in which they start. */
final class UsageBuckets {
  private UsageBuckets() {}

  static UsageBucket total(Readings readings, Completeness completeness, TimeRange range) {
    return new UsageBucket(
        range.from(), range.to(), aggregate(readings, 0, readings.size()), completeness.expected());
  }

  static List<UsageBucket> cut(
      Readings readings, Completeness completeness, TimeRange range, BucketLength by) {
    List<UsageBucket> buckets = new ArrayList<>();
    int reading = 0;
    for (long start = range.from(); start < range.to(); ) {
      long end = Math.min(by.endAfter(start, range.zone()), range.to());
      int next = readings.firstFrom(end);
      long expected = next - reading + missing(completeness.gaps(), start, end);
      buckets.add(new UsageBucket(start, end, aggregate(readings, reading, next), expected));
      reading = next;
      start = end;
    }
    return buckets;
  }

  private static Aggregate aggregate(Readings readings, int from, int to) {
    Aggregate aggregate = new Aggregate();
    for (int i = from; i < to; i++) {
      if (readings.hasValue(i)) {
        aggregate.add(readings, i);
      }
    }
    return aggregate;
  }

  private static long missing(List<Gap> gaps, long from, long to) {
    long missing = 0;
    for (Gap gap : gaps) {
      missing += gap.countBefore(to) - gap.countBefore(from);
    }
    return missing;
  }
}
