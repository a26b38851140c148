package io.energyiot.server.usage;

import io.energyiot.query.UsageBucket;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The aggregate of one bucket, with the fields of {@link AggregateBody}. */
@Schema(name = "Bucket")
record BucketBody(
    String start,
    String end,
    @Schema(nullable = true) BigDecimal sum,
    @Schema(nullable = true) BigDecimal min,
    @Schema(nullable = true) BigDecimal max,
    @Schema(nullable = true) BigDecimal mean,
    long count,
    long expected,
    @Schema(nullable = true) AggregateBody.TimedBody first,
    @Schema(nullable = true) AggregateBody.TimedBody last,
    @Schema(nullable = true) AggregateBody.PeakBody peak,
    @Schema(nullable = true) BigDecimal load_factor) {

  static List<BucketBody> all(List<UsageBucket> buckets, TimeText times, String demandUnit) {
    return buckets.stream().map(bucket -> of(bucket, times, demandUnit)).toList();
  }

  private static BucketBody of(UsageBucket bucket, TimeText times, String demandUnit) {
    String start = times.of(bucket.start());
    String end = times.of(bucket.end());
    AggregateBody its = AggregateBody.of(bucket, times, demandUnit);
    return new BucketBody(
        start,
        end,
        its.sum(),
        its.min(),
        its.max(),
        its.mean(),
        its.count(),
        its.expected(),
        its.first(),
        its.last(),
        its.peak(),
        its.load_factor());
  }
}
