package io.energyiot.server.usage;

import io.energyiot.query.UsageComparison;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The usage in another range, to compare with. */
@Schema(name = "Comparison")
record ComparisonBody(
    @Schema(examples = "previous") String kind,
    String from,
    String to,
    AggregateBody total,
    List<BucketBody> buckets,
    ChangeBody change) {

  static ComparisonBody of(UsageComparison comparison, TimeText times, String demandUnit) {
    return new ComparisonBody(
        comparison.kind().text(),
        times.of(comparison.range().from()),
        times.of(comparison.range().to()),
        AggregateBody.of(comparison.total(), times, demandUnit),
        BucketBody.all(comparison.buckets(), times, demandUnit),
        new ChangeBody(comparison.change(), comparison.percent()));
  }

  /** How much more it is now. */
  @Schema(name = "Change")
  record ChangeBody(
      @Schema(nullable = true) BigDecimal sum,
      @Schema(
              nullable = true,
              description = "change in percent of the other sum's absolute value, to two decimals")
          BigDecimal percent) {}
}
