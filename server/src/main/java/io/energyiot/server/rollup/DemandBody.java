package io.energyiot.server.rollup;

import io.energyiot.model.Unit;
import io.energyiot.model.Zones;
import io.energyiot.query.rollup.DemandAnswer;
import io.energyiot.query.rollup.DemandAnswer.DemandDay;
import io.energyiot.query.rollup.DemandAnswer.Demanded;
import io.energyiot.query.rollup.RollupQuestion;
import io.energyiot.server.answer.TimeText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The demand of a group over time, as clients see it. */
@Schema(name = "FleetLoad")
record DemandBody(
    String group,
    String channel,
    @Schema(nullable = true) String unit,
    String zone,
    String from,
    String to,
    String by,
    String as_of,
    List<String> missing_days,
    @Schema(nullable = true, examples = "kW") String demand_unit,
    @Schema(nullable = true) Peak peak,
    @Schema(nullable = true) BigDecimal mean,
    @Schema(nullable = true) BigDecimal load_factor,
    List<BigDecimal> load_duration,
    List<AverageDay> average_days,
    List<Day> days) {

  static DemandBody of(DemandAnswer answer) {
    RollupQuestion question = answer.question();
    TimeText times = new TimeText(answer.range().zone());
    return new DemandBody(
        question.group().text(),
        question.channel().name(),
        question.channel().unit().map(Unit::text).orElse(null),
        Zones.name(answer.range().zone()),
        question.from().toString(),
        question.to().toString(),
        answer.by().text(),
        answer.asOf().toString(),
        answer.missing().stream().map(LocalDate::toString).toList(),
        question.demandUnit().map(Unit::text).orElse(null),
        answer.peak().map(peak -> Peak.of(peak, times)).orElse(null),
        answer.mean(),
        answer.loadFactor(),
        answer.duration(),
        answer.averageDays().stream().map(AverageDay::of).toList(),
        answer.days().stream().map(day -> Day.of(day, times)).toList());
  }

  /** The largest demand. */
  @Schema(name = "FleetPeak")
  record Peak(@Schema(nullable = true) BigDecimal demand, String start) {
    static Peak of(Demanded peak, TimeText times) {
      return new Peak(peak.demand(), times.of(peak.start()));
    }
  }

  /** Of a season and a day of the week. */
  @Schema(name = "FleetAverageDay")
  record AverageDay(String season, String weekday, long days, List<BigDecimal> demands) {
    static AverageDay of(DemandAnswer.AverageDay day) {
      return new AverageDay(day.season(), day.weekday(), day.days(), day.demands());
    }
  }

  /** One day. */
  @Schema(name = "FleetLoadDay")
  record Day(
      String day,
      @Schema(nullable = true) BigDecimal sum,
      Peak peak,
      @Schema(nullable = true) BigDecimal coincidence_factor) {
    static Day of(DemandDay day, TimeText times) {
      return new Day(
          day.day().toString(), day.sum(), Peak.of(day.peak(), times), day.coincidence());
    }
  }
}
