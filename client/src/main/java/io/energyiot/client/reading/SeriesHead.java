package io.energyiot.client.reading;

import java.time.OffsetDateTime;

/**
 * Whose readings an answer has, and how complete they are.
 *
 * @param unit null if the channel's name does not tell it
 * @param zone whose offsets the times have
 * @param asOf when it was known so; null for now
 * @param completeness of the whole range, whatever was filtered
 */
public record SeriesHead(
    String deviceId,
    String channel,
    String unit,
    String zone,
    OffsetDateTime from,
    OffsetDateTime to,
    OffsetDateTime asOf,
    Completeness completeness) {}
