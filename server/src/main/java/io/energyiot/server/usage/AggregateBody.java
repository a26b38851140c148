package io.energyiot.server.usage;

import io.energyiot.query.UsageBucket;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.TimedValue;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The aggregate of a whole range. */
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
    @Schema(nullable = true, description = "null if the unit is not one of energy") PeakBody peak,
    @Schema(nullable = true, description = "mean demand / peak demand") BigDecimal load_factor) {

  static AggregateBody of(UsageBucket bucket, TimeText times, String demandUnit) {
    Aggregate aggregate = bucket.aggregate();
    return new AggregateBody(
        aggregate.sum(),
        aggregate.min(),
        aggregate.max(),
        aggregate.mean(),
        aggregate.count(),
        bucket.expected(),
        aggregate.first().map(each -> TimedBody.of(each, times)).orElse(null),
        aggregate.last().map(each -> TimedBody.of(each, times)).orElse(null),
        aggregate.peak().map(each -> PeakBody.of(each, times, demandUnit)).orElse(null),
        aggregate.loadFactor());
  }

  /** A value and when its interval starts. */
  @Schema(name = "TimedValue")
  record TimedBody(String start, BigDecimal value) {
    static TimedBody of(TimedValue timed, TimeText times) {
      return new TimedBody(times.of(timed.start()), timed.value());
    }
  }

  /** The largest demand. */
  @Schema(name = "Peak")
  record PeakBody(
      @Schema(description = "value divided by the hours of its interval") BigDecimal demand,
      @Schema(examples = "kW") String unit,
      @Schema(description = "the start of the first interval with this value") String start) {
    static PeakBody of(TimedValue peak, TimeText times, String demandUnit) {
      return new PeakBody(peak.value(), demandUnit, times.of(peak.start()));
    }
  }
}
