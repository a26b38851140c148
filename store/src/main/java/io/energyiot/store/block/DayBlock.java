package io.energyiot.store.block;

import io.energyiot.model.Series;
import io.energyiot.model.Version;

/**
 * Readings of one series whose intervals start in one day, learned at one time, packed.
 *
 * @param series whose readings
 * @param day in the storage zone, days since 1970-01-01
 * @param version when the system learned the readings
 * @param block packed as codec's FORMAT.md says; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a copy or a wrapper for every block would cost more
public record DayBlock(Series series, long day, Version version, byte[] block) {}
