package io.energyiot.query;

import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Completeness;
import java.util.List;
import java.util.Optional;

/**
 * The aggregated view of a series over a range.
 *
 * @param question what was asked
 * @param completeness of the range
 * @param total over the whole range
 * @param buckets in order; the first and the last are cut at the range's ends
 * @param comparison if one was asked for
 */
public record UsageAnswer(
    UsageQuestion question,
    TimeRange range,
    Completeness completeness,
    UsageBucket total,
    List<UsageBucket> buckets,
    Optional<UsageComparison> comparison) {

  /** Copies the buckets. */
  public UsageAnswer {
    buckets = List.copyOf(buckets);
  }
}
