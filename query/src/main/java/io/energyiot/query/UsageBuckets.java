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
    List<Gap> gaps = completeness.gaps();
    int reading = 0;
    int gap = 0;
    for (long start = range.from(); start < range.to(); ) {
      long end = Math.min(by.endAfter(start, range.zone()), range.to());
      int next = readings.firstFrom(end);
      long expected = (long) next - reading;
      for (int i = gap; i < gaps.size() && gaps.get(i).start() < end; i++) {
        expected += gaps.get(i).countBefore(end) - gaps.get(i).countBefore(start);
        gap = gaps.get(i).end() <= end ? i + 1 : gap;
      }
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
}
