package io.energyiot.server.range;

import io.energyiot.model.Readings;
import io.energyiot.model.Unit;
import io.energyiot.model.Zones;
import io.energyiot.query.HistoryAnswer;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All versions of a range as clients see them. */
@Schema(name = "History")
record HistoryBody(
    String device_id,
    String channel,
    @Schema(nullable = true) String unit,
    String zone,
    String from,
    String to,
    List<IntervalBody> intervals) {

  static HistoryBody of(HistoryAnswer answer) {
    TimeText times = new TimeText(answer.range().zone());
    return new HistoryBody(
        answer.series().deviceId(),
        answer.series().channel().name(),
        answer.series().channel().unit().map(Unit::text).orElse(null),
        Zones.name(answer.range().zone()),
        times.of(answer.range().from()),
        times.of(answer.range().to()),
        answer.intervals().stream().map(each -> IntervalBody.of(each, times)).toList());
  }

  /** One interval. */
  @Schema(name = "IntervalHistory")
  record IntervalBody(
      String start,
      @Schema(description = "as the newest version has it") String end,
      @Schema(description = "the newest first") List<VersionBody> versions) {
    static IntervalBody of(HistoryAnswer.IntervalHistory interval, TimeText times) {
      HistoryAnswer.KnownValue newest = interval.versions().get(0);
      return new IntervalBody(
          times.of(interval.start()),
          times.of(newest.readings().end(newest.index())),
          interval.versions().stream().map(each -> VersionBody.of(each, times)).toList());
    }
  }

  /** One version of it. */
  @Schema(name = "KnownValue")
  record VersionBody(String learned_at, @Schema(nullable = true) BigDecimal value, String quality) {
    static VersionBody of(HistoryAnswer.KnownValue version, TimeText times) {
      Readings readings = version.readings();
      return new VersionBody(
          times.of(version.learnedAt()),
          readings.value(version.index()),
          readings.quality(version.index()).text());
    }
  }
}
