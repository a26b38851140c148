package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.Aggregates;
import io.energyiot.query.completeness.Gap;
import io.energyiot.query.completeness.RangeCompleteness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Readings, and the gaps between them, by the buckets in which they start.
 *
 * @param total one bucket with all readings
 * @param buckets in order
 */
public record UsageBuckets(UsageBucket total, List<UsageBucket> buckets) {

  /** Copies the list. */
  public UsageBuckets {
    buckets = List.copyOf(buckets);
  }

  /**
   * Assigns the readings of {@code series} in a range.
   *
   * @param completeness the completeness of these readings
   * @param bounds the start of each bucket and the end of the last; the first and last bound are
   *     those of the range
   */
  public static UsageBuckets of(
      Series series, Readings readings, RangeCompleteness completeness, long[] bounds, Fill fill) {
    int[] places = Arrays.stream(bounds).mapToInt(readings::firstFrom).toArray();
    Aggregates.Parts parts = new Aggregates(series, readings).of(places);
    List<UsageBucket> buckets = new ArrayList<>(bounds.length - 1);
    List<Gap> gaps = completeness.gaps();
    int gap = 0;
    for (int i = 1; i < bounds.length; i++) {
      long start = bounds[i - 1];
      long end = bounds[i];
      long expected = (long) places[i] - places[i - 1];
      for (int each = gap; each < gaps.size() && gaps.get(each).start() < end; each++) {
        expected += gaps.get(each).countBefore(end) - gaps.get(each).countBefore(start);
        gap = gaps.get(each).end() <= end ? each + 1 : gap;
      }
      Aggregate aggregate = parts.each().get(i - 1);
      if (aggregate.count() > 0 || fill != Fill.NONE) {
        buckets.add(new UsageBucket(start, end, filled(aggregate, fill), expected));
      }
    }
    long to = bounds[bounds.length - 1];
    return new UsageBuckets(
        new UsageBucket(bounds[0], to, parts.all(), completeness.expected()), buckets);
  }

  private static Aggregate filled(Aggregate aggregate, Fill fill) {
    return aggregate.count() == 0 && fill == Fill.ZERO ? Aggregate.ZERO : aggregate;
  }
}
