package io.energyiot.server.range;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range of readings as clients see it; only for the description of the API. */
@Schema(name = "Readings")
record RangeBody(
    @Schema(examples = "MTR1") String device_id,
    @Schema(examples = "KWH") String channel,
    @Schema(nullable = true, examples = "kWh") String unit,
    @Schema(examples = "Europe/Berlin") String zone,
    @Schema(examples = "2026-01-01T00:00:00+01:00") String from,
    @Schema(examples = "2026-01-02T00:00:00+01:00") String to,
    @Schema(nullable = true, description = "if asked for") String as_of,
    CompletenessBody completeness,
    List<ValueBody> readings,
    @Schema(nullable = true, description = "if a page follows") String next_cursor) {

  /** How complete it is. */
  @Schema(name = "Completeness")
  record CompletenessBody(
      @Schema(description = "intervals that start in the range") long expected,
      @Schema(description = "readings with a value") long present,
      Map<String, Long> by_quality,
      @Schema(description = "intervals of which nothing was received") List<GapBody> missing,
      @Schema(description = "readings that lie over each other in part")
          OverlapsBody overlapping) {}

  /** Readings that lie over each other. */
  @Schema(name = "Overlaps")
  record OverlapsBody(
      @Schema(description = "readings that overlap another one") long count,
      @Schema(description = "times at which at least two lie over each other")
          List<OverlapBody> ranges) {}

  /** A time at which readings lie over each other. */
  @Schema(name = "Overlap")
  record OverlapBody(String start, String end) {}

  /** Intervals that are not there, one after the other. */
  @Schema(name = "Gap")
  record GapBody(String start, String end, long count) {}

  /** One value. */
  @Schema(name = "Value")
  record ValueBody(
      String start,
      String end,
      @Schema(nullable = true, description = "with the digits that were sent") BigDecimal value,
      String quality) {}
}
