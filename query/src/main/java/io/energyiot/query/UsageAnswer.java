package io.energyiot.query;

import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.util.List;
import java.util.Optional;

/**
 * The usage of a series over a range.
 *
 * @param question the question
 * @param completeness the completeness of the range
 * @param total the aggregate of the whole range
 * @param buckets the buckets in order; the first and the last are cut at the range's ends
 * @param comparison the comparison, if one was asked for
 */
public record UsageAnswer(
    UsageSpec question,
    TimeRange range,
    RangeCompleteness completeness,
    UsageBucket total,
    List<UsageBucket> buckets,
    Optional<UsageComparison> comparison) {

  /** Copies the buckets. */
  public UsageAnswer {
    buckets = List.copyOf(buckets);
  }
}
