package io.energyiot.server.usage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An aggregated view as clients see it; only for the description of the API. */
@Schema(name = "Usage")
record UsageBody(
    @Schema(examples = "MTR1") String device_id,
    @Schema(examples = "KWH") String channel,
    @Schema(nullable = true, examples = "kWh") String unit,
    @Schema(examples = "Europe/Berlin") String zone,
    @Schema(nullable = true, examples = "P1M", description = "null if from and to were asked for")
        String period,
    @Schema(examples = "2026-01-01T00:00:00+01:00") String from,
    @Schema(examples = "2026-02-01T00:00:00+01:00") String to,
    @Schema(examples = "day") String by,
    @Schema(nullable = true, description = "if it was asked for") String as_of,
    CompletenessBody completeness,
    AggregateBody total,
    List<BucketBody> buckets,
    @Schema(nullable = true, description = "if it was asked for") ComparisonBody comparison) {

  /** How complete the range is. */
  @Schema(name = "UsageCompleteness")
  record CompletenessBody(
      @Schema(description = "intervals that start in the range") long expected,
      @Schema(description = "readings with a value") long present,
      Map<String, Long> by_quality,
      @Schema(description = "intervals of which nothing was received") List<GapBody> missing,
      @Schema(description = "readings that lie over each other in part")
          OverlapsBody overlapping) {}

  /** Readings that lie over each other. */
  @Schema(name = "UsageOverlaps")
  record OverlapsBody(
      @Schema(description = "readings that overlap another one") long count,
      @Schema(description = "times at which at least two lie over each other")
          List<OverlapBody> ranges) {}

  /** A time at which readings lie over each other. */
  @Schema(name = "UsageOverlap")
  record OverlapBody(String start, String end) {}

  /** Intervals that are not there, one after the other. */
  @Schema(name = "UsageGap")
  record GapBody(String start, String end, long count) {}

  /** Of the whole range. */
  @Schema(name = "Aggregate")
  record AggregateBody(
      @Schema(nullable = true, description = "exact; null without values") BigDecimal sum,
      @Schema(nullable = true) BigDecimal min,
      @Schema(nullable = true) BigDecimal max,
      @Schema(nullable = true, description = "three decimals more than the sum") BigDecimal mean,
      @Schema(description = "values present") long count,
      @Schema(description = "intervals that should be there") long expected,
      @Schema(nullable = true) TimedBody first,
      @Schema(nullable = true) TimedBody last,
      @Schema(nullable = true, description = "null if the unit is no energy") PeakBody peak,
      @Schema(nullable = true, description = "mean demand / peak demand") BigDecimal load_factor) {}

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
      long expected,
      @Schema(nullable = true) TimedBody first,
      @Schema(nullable = true) TimedBody last,
      @Schema(nullable = true) PeakBody peak,
      @Schema(nullable = true) BigDecimal load_factor) {}

  /** A value and when its interval starts. */
  @Schema(name = "TimedValue")
  record TimedBody(String start, BigDecimal value) {}

  /** The largest demand. */
  @Schema(name = "Peak")
  record PeakBody(
      @Schema(description = "value divided by the hours of its interval") BigDecimal demand,
      @Schema(examples = "kW") String unit,
      @Schema(description = "of the first interval that had it") String start) {}

  /** The same of another time. */
  @Schema(name = "Comparison")
  record ComparisonBody(
      @Schema(examples = "previous") String kind,
      String from,
      String to,
      ChangeBody change,
      AggregateBody total,
      List<BucketBody> buckets) {}

  /** How much more it is now. */
  @Schema(name = "Change")
  record ChangeBody(
      @Schema(nullable = true) BigDecimal sum,
      @Schema(nullable = true, description = "two decimals; of the other sum without its sign")
          BigDecimal percent) {}
}
