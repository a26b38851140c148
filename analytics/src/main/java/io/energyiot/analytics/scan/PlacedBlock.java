package io.energyiot.analytics.scan;

import io.energyiot.store.block.DayBlock;

/**
 * A block and the day for which it is read: its own, or one that its readings bear on.
 *
 * @param day in the storage zone, days since 1970-01-01
 */
record PlacedBlock(long day, DayBlock block) {
  boolean belongsTo(PlacedBlock other) {
    return day == other.day && block.series().equals(other.block.series());
  }
}
