package io.energyiot.server.range;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Versions as clients see them; only for the description of the API. */
@Schema(name = "History")
record HistoryBody(
    String device_id,
    String channel,
    @Schema(nullable = true) String unit,
    String zone,
    String from,
    String to,
    List<IntervalBody> intervals) {

  /** One interval. */
  @Schema(name = "IntervalHistory")
  record IntervalBody(
      String start,
      @Schema(description = "as the newest version has it") String end,
      @Schema(description = "the newest first") List<VersionBody> versions) {}

  /** One version of it. */
  @Schema(name = "KnownValue")
  record VersionBody(
      String learned_at, @Schema(nullable = true) BigDecimal value, String quality) {}
}
