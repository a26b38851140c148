package io.energyiot.bulk.row;

/**
 * Consecutive days of a series that are to be deleted.
 *
 * @param key the device and the year of all days
 * @param channel its name in UTF-8
 * @param firstDay days since 1970-01-01
 * @param lastDay the last day, itself included
 */
@SuppressWarnings("ArrayRecordComponent") // there are millions of them, so arrays are not copied
public record DeletedDays(PartitionKey key, byte[] channel, int firstDay, int lastDay) {}
