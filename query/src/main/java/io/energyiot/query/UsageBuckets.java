package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.Aggregates;
import io.energyiot.query.completeness.Gap;
import io.energyiot.query.completeness.RangeCompleteness;
import java.util.ArrayList;
import java.util.List;

/** Assigns readings, and the gaps between them, to the buckets in which they start. */
public final class UsageBuckets {
  private final Readings readings;
  private final RangeCompleteness completeness;
  private final Aggregates aggregates;

  /**
   * Prepares the readings of {@code series} in a range.
   *
   * @param completeness the completeness of these readings
   */
  public UsageBuckets(Series series, Readings readings, RangeCompleteness completeness) {
    this.readings = readings;
    this.completeness = completeness;
    this.aggregates = new Aggregates(series, readings);
  }

  /** Returns one bucket with all readings. */
  public UsageBucket total(long from, long to) {
    return new UsageBucket(from, to, aggregates.of(0, readings.size()), completeness.expected());
  }

  /**
   * Returns the buckets in order.
   *
   * @param bounds the start of each bucket and the end of the last; the first and last bound are
   *     those of the range
   */
  public List<UsageBucket> cut(long[] bounds, Fill fill) {
    List<UsageBucket> buckets = new ArrayList<>(bounds.length - 1);
    List<Gap> gaps = completeness.gaps();
    int reading = 0;
    int gap = 0;
    for (int i = 1; i < bounds.length; i++) {
      long start = bounds[i - 1];
      long end = bounds[i];
      int next = readings.firstFrom(end);
      long expected = (long) next - reading;
      for (int each = gap; each < gaps.size() && gaps.get(each).start() < end; each++) {
        expected += gaps.get(each).countBefore(end) - gaps.get(each).countBefore(start);
        gap = gaps.get(each).end() <= end ? each + 1 : gap;
      }
      Aggregate aggregate = aggregates.of(reading, next);
      if (aggregate.count() > 0 || fill != Fill.NONE) {
        buckets.add(new UsageBucket(start, end, filled(aggregate, fill), expected));
      }
      reading = next;
    }
    return buckets;
  }

  private static Aggregate filled(Aggregate aggregate, Fill fill) {
    return aggregate.count() == 0 && fill == Fill.ZERO ? Aggregate.ZERO : aggregate;
  }
}
