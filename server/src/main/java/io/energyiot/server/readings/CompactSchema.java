package io.energyiot.server.readings;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several readings of one series as clients send them; only for the description of the API. */
@Schema(name = "CompactReadings")
record CompactSchema(
    @Schema(required = true, minLength = 1, maxLength = 64, examples = "MTR1") String device_id,
    @Schema(defaultValue = "KWH") String channel,
    @Schema(
            required = true,
            description = "start of the first interval, ISO 8601 with an offset",
            examples = "2026-01-01T00:00:00Z")
        String start,
    @Schema(defaultValue = "PT15M", description = "length of each interval, ISO 8601")
        String interval,
    @Schema(
            required = true,
            description = "of intervals that follow each other; null where the quality is missing")
        List<BigDecimal> values,
    @Schema(description = "as many as values; null, or the whole left out, is actual")
        List<String> qualities) {}
