package io.energyiot.analytics.scan;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TokenRange;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Which day blocks of all devices to read.
 *
 * @param channels by name; those of all channels are read through if they are not known
 * @param firstDay in the storage zone, days since 1970-01-01
 * @param lastDay the last day, itself included
 */
record RingQuestion(NameFilter channels, long firstDay, long lastDay) implements Serializable {

  /** Reads those of a piece of the ring by CQL. */
  Iterator<DayBlock> byCql(EnergyStore store, TokenRange range) {
    return channels.all()
        ? store.dayBlocks().scan(range, firstDay, lastDay)
        : store.dayBlocks().scan(range, List.copyOf(channels.some()), firstDay, lastDay);
  }
}
