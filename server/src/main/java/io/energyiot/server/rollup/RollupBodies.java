package io.energyiot.server.rollup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answers about the fleet as clients see them; only for the description of the API. */
final class RollupBodies {
  private RollupBodies() {}

  /** How values are spread over time. */
  @Schema(name = "FleetProfile")
  record Profile(
      @Schema(examples = "region:North") String group,
      @Schema(examples = "KWH") String channel,
      @Schema(nullable = true, examples = "kWh") String unit,
      @Schema(examples = "UTC") String zone,
      @Schema(examples = "2026-01-15") String from,
      @Schema(examples = "2026-01-16") String to,
      @Schema(examples = "hour") String by,
      @Schema(examples = "2026-01-16T03:30:00Z") String as_of,
      List<String> missing_days,
      List<Bucket> buckets) {}

  /** A part of it. */
  @Schema(name = "RollupBucket")
  record Bucket(
      String start,
      String end,
      long count,
      @Schema(nullable = true) BigDecimal sum,
      @Schema(nullable = true) BigDecimal min,
      @Schema(nullable = true) BigDecimal max) {}

  /** The load of a group. */
  @Schema(name = "FleetLoad")
  record Load(
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
      List<Day> days) {}

  /** The largest demand. */
  @Schema(name = "FleetPeak")
  record Peak(@Schema(nullable = true) BigDecimal demand, String start) {}

  /** Of a season and a day of the week. */
  @Schema(name = "FleetAverageDay")
  record AverageDay(String season, String weekday, long days, List<BigDecimal> demands) {}

  /** A day of a load. */
  @Schema(name = "FleetLoadDay")
  record Day(
      String day,
      @Schema(nullable = true) BigDecimal sum,
      Peak peak,
      @Schema(nullable = true) BigDecimal coincidence_factor) {}

  /** How complete a day is. */
  @Schema(name = "FleetCompleteness")
  record Complete(String day, String as_of, List<Group> groups) {}

  /** A group of it. */
  @Schema(name = "RollupGroup")
  record Group(
      String group, long registered, long reporting, long silent, List<GroupChannel> channels) {}

  /** A channel of a group. */
  @Schema(name = "FleetGroupChannel")
  record GroupChannel(
      String channel,
      long meters,
      long complete,
      long expected,
      long present,
      Map<String, Long> by_quality,
      Map<String, Long> findings) {}

  /** The devices that used most. */
  @Schema(name = "FleetTop")
  record Top(
      String day,
      String as_of,
      String group,
      String channel,
      @Schema(nullable = true) String unit,
      List<TopDevice> devices) {}

  /** One of them. */
  @Schema(name = "FleetTopDevice")
  record TopDevice(String device_id, @Schema(nullable = true) BigDecimal sum) {}

  /** Meters to be looked at. */
  @Schema(name = "FleetFindings")
  record Findings(String day, String as_of, String finding, List<Meter> meters) {}

  /** One of them. */
  @Schema(name = "FleetMeter")
  record Meter(String device_id, @Schema(nullable = true) String channel) {}

  /** Which days are computed. */
  @Schema(name = "FleetRollups")
  record Rollups(@Schema(nullable = true) Scheduled scheduled, List<Rollup> rollups) {}

  /** What the server began last. */
  @Schema(name = "ScheduledRollup")
  record Scheduled(
      String began,
      List<String> days,
      @Schema(nullable = true) String ended,
      @Schema(nullable = true) String error) {}

  /** A day that is computed. */
  @Schema(name = "Rollup")
  record Rollup(
      String day,
      String as_of,
      String duration,
      long meter_days,
      long readings,
      long registered,
      long reporting) {}
}
