package io.energyiot.server.readings;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reading as clients send it; only for the description of the API. */
@Schema(name = "Reading")
record ReadingSchema(
    @Schema(required = true, minLength = 1, maxLength = 64, examples = "MTR1") String device_id,
    @Schema(defaultValue = "KWH") String channel,
    @Schema(
            required = true,
            description = "start of the interval, ISO 8601 with an offset",
            examples = "2026-01-01T00:00:00Z")
        String start,
    @Schema(defaultValue = "PT15M", description = "length of the interval, ISO 8601")
        String interval,
    @Schema(description = "exact; absent if the quality is missing", examples = "0.052")
        BigDecimal value,
    @Schema(defaultValue = "actual") String quality) {}
