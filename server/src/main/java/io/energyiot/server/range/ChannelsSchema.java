package io.energyiot.server.range;

import io.energyiot.server.answer.CompletenessBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several channels as clients see them; only for the description of the API. */
@Schema(name = "ReadingsOfChannels")
record ChannelsSchema(
    String device_id,
    String zone,
    String from,
    String to,
    List<ChannelBody> channels,
    @Schema(nullable = true, description = "if a page follows") String next_cursor) {

  /** One of them. */
  @Schema(name = "ReadingsOfChannel")
  record ChannelBody(
      String channel,
      @Schema(nullable = true) String unit,
      @Schema(nullable = true, description = "if asked for") String as_of,
      CompletenessBody completeness,
      List<RangeSchema.ValueBody> readings) {}
}
