package io.energyiot.server.rollup;

import io.energyiot.model.Unit;
import io.energyiot.model.Zones;
import io.energyiot.query.rollup.ProfileAnswer;
import io.energyiot.query.rollup.RollupBucket;
import io.energyiot.query.rollup.RollupQuestion;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the values of a group are spread over time, as clients see it. */
@Schema(name = "FleetProfile")
record ProfileBody(
    @Schema(examples = "region:North") String group,
    @Schema(examples = "KWH") String channel,
    @Schema(nullable = true, examples = "kWh") String unit,
    @Schema(examples = "UTC") String zone,
    @Schema(examples = "2026-01-15") String from,
    @Schema(examples = "2026-01-16") String to,
    @Schema(examples = "hour") String by,
    @Schema(examples = "2026-01-16T03:30:00Z") String as_of,
    List<String> missing_days,
    List<Bucket> buckets) {

  static ProfileBody of(ProfileAnswer answer) {
    RollupQuestion question = answer.question();
    TimeText times = new TimeText(answer.range().zone());
    return new ProfileBody(
        question.group().text(),
        question.channel().name(),
        question.channel().unit().map(Unit::text).orElse(null),
        Zones.name(answer.range().zone()),
        question.from().toString(),
        question.to().toString(),
        answer.by().text(),
        answer.asOf().toString(),
        answer.missing().stream().map(LocalDate::toString).toList(),
        answer.buckets().stream().map(bucket -> Bucket.of(bucket, times)).toList());
  }

  /** A part of it. */
  @Schema(name = "RollupBucket")
  record Bucket(
      String start,
      String end,
      long count,
      @Schema(nullable = true) BigDecimal sum,
      @Schema(nullable = true) BigDecimal min,
      @Schema(nullable = true) BigDecimal max) {
    static Bucket of(RollupBucket bucket, TimeText times) {
      return new Bucket(
          times.of(bucket.start()),
          times.of(bucket.end()),
          bucket.count(),
          bucket.sum(),
          bucket.min(),
          bucket.max());
    }
  }
}
