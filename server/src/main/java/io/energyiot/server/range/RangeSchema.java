package io.energyiot.server.range;

import io.energyiot.server.answer.CompletenessBody;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range of readings as clients see it; only for the description of the API. */
@Schema(name = "Readings")
record RangeSchema(
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

  /** One value. */
  @Schema(name = "Value")
  record ValueBody(
      String start,
      String end,
      @Schema(nullable = true, description = "with the digits that were sent") BigDecimal value,
      String quality) {}
}
