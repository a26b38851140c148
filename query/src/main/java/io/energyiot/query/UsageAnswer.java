package io.energyiot.query;

import io.energyiot.model.Series;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.calendar.UsagePeriod;
import java.util.List;

/**
 * The aggregated view of a series over a period.
 *
 * @param total over the whole range
 * @param buckets in order, without spaces between them; the first and the last are cut at the
 *     range's ends
 */
public record UsageAnswer(
    Series series,
    UsagePeriod period,
    TimeRange range,
    BucketLength by,
    UsageBucket total,
    List<UsageBucket> buckets) {

  /** Copies the buckets. */
  public UsageAnswer {
    buckets = List.copyOf(buckets);
  }
}
