package io.energyiot.client.reading;

import java.time.OffsetDateTime;

/**
 * What an answer says about a series before its readings.
 *
 * @param unit null if the channel's name does not tell it
 * @param zone the zone of the times
 * @param asOf the instant whose knowledge it shows; null for now
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
