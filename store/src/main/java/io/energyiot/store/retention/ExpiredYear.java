package io.energyiot.store.retention;

/**
 * What has expired of a channel in a year.
 *
 * @param channel its name
 * @param year in the storage zone
 * @param seriesDays days of a series
 * @param blocks day blocks, of which a day has more than one if it was corrected
 * @param bytes in these, before Cassandra compresses them; an estimate of what is freed
 */
public record ExpiredYear(String channel, int year, long seriesDays, long blocks, long bytes) {}
