package io.energyiot.server.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.energyiot.model.Unit;
import io.energyiot.model.Zones;
import io.energyiot.query.UsageAnswer;
import io.energyiot.query.UsageSpec;
import io.energyiot.query.calendar.UsagePeriod;
import io.energyiot.server.answer.CompletenessBody;
import io.energyiot.server.answer.TimeText;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Usage as clients see it. */
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
    @Schema(description = "if it was asked for") @JsonInclude(Include.NON_NULL) String as_of,
    CompletenessBody completeness,
    AggregateBody total,
    List<BucketBody> buckets,
    @Schema(description = "if it was asked for") @JsonInclude(Include.NON_NULL)
        ComparisonBody comparison) {

  static UsageBody of(UsageAnswer answer) {
    UsageSpec question = answer.question();
    TimeText times = new TimeText(answer.range().zone());
    String demandUnit = question.demandUnit().map(Unit::text).orElse(null);
    return new UsageBody(
        question.series().deviceId(),
        question.series().channel().name(),
        question.series().channel().unit().map(Unit::text).orElse(null),
        Zones.name(question.zone()),
        question.period().map(UsagePeriod::text).orElse(null),
        times.of(answer.range().from()),
        times.of(answer.range().to()),
        question.by().text(),
        question.asOf().map(asOf -> times.of(asOf.toEpochMilli())).orElse(null),
        CompletenessBody.of(answer.completeness(), times),
        AggregateBody.of(answer.total(), times, demandUnit),
        BucketBody.all(answer.buckets(), times, demandUnit),
        answer.comparison().map(each -> ComparisonBody.of(each, times, demandUnit)).orElse(null));
  }
}
