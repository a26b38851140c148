package io.energyiot.server.usage;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An aggregated view as clients see it; only for the description of the API. */
@Schema(name = "Usage")
record UsageBody(
    @Schema(examples = "MTR1") String device_id,
    @Schema(examples = "KWH") String channel,
    @Schema(nullable = true, examples = "kWh") String unit,
    @Schema(examples = "Europe/Berlin") String zone,
    @Schema(examples = "P1M") String period,
    @Schema(examples = "2026-01-01T00:00:00+01:00") String from,
    @Schema(examples = "2026-02-01T00:00:00+01:00") String to,
    @Schema(examples = "day") String by,
    AggregateBody total,
    List<BucketBody> buckets) {

  /** Of the whole period. */
  @Schema(name = "Aggregate")
  record AggregateBody(
      @Schema(nullable = true, description = "exact; null without values") BigDecimal sum,
      @Schema(nullable = true) BigDecimal min,
      @Schema(nullable = true) BigDecimal max,
      @Schema(nullable = true, description = "three decimals more than the sum") BigDecimal mean,
      @Schema(description = "values present") long count,
      @Schema(description = "intervals that should be there") long expected) {}

  /** Of a part of it. */
  @Schema(name = "Bucket")
  record BucketBody(
      String start,
      String end,
      @Schema(nullable = true) BigDecimal sum,
      @Schema(nullable = true) BigDecimal min,
      @Schema(nullable = true) BigDecimal max,
      @Schema(nullable = true) BigDecimal mean,
      long count,
      long expected) {}
}
