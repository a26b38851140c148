package io.energyiot.store.queue;

import java.util.UUID;

/**
 * A load that waits or runs, as it stands in the queue: without its job, whose paths may be long.
 *
 * @param id of the load; earlier ones come first
 * @param host the machine that has the files; null if every loader sees them
 * @param base the folder in which relative paths start; null if all are absolute
 * @param holder the loader that does it; null if it waits, or its loader has died
 * @param cancelled whether it is to end without storing anything
 * @param origin where it comes from
 * @param whole the load that it is a part of; null if it is a load
 */
public record QueueEntry(
    UUID id,
    String host,
    String base,
    UUID holder,
    boolean cancelled,
    LoadOrigin origin,
    UUID whole) {

  /** Whether a loader on {@code machine} sees its files. */
  public boolean isFor(String machine) {
    return host == null || host.equals(machine);
  }
}
