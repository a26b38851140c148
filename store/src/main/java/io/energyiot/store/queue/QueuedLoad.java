package io.energyiot.store.queue;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A load that waits or runs, or a part of one, with its job.
 *
 * @param id of the load; earlier ones come first
 * @param job what is to be done
 * @param holder the loader that does it; null if it waits, or its loader has died
 * @param cancelled whether it is to end without storing anything
 * @param storing whether something of it may be stored, so that it can't be cancelled any more
 * @param attempts how often in a row it was begun, by loaders that died or that does it now
 * @param part what it is a part of; null if it is a load
 * @param cut its files, by the version of their new contents, if it is done in parts; else empty
 */
public record QueuedLoad(
    UUID id,
    LoaderJob job,
    UUID holder,
    boolean cancelled,
    boolean storing,
    int attempts,
    Part part,
    SortedMap<Instant, String> cut) {

  /**
   * What a part is a part of.
   *
   * @param whole the id of the load
   * @param version of what is new in the part's file
   */
  public record Part(UUID whole, Instant version) {}

  /** Copies the map. */
  public QueuedLoad {
    cut = new TreeMap<>(cut);
  }

  /** A load that is not done in parts. */
  public QueuedLoad(
      UUID id, LoaderJob job, UUID holder, boolean cancelled, boolean storing, int attempts) {
    this(id, job, holder, cancelled, storing, attempts, null, new TreeMap<>());
  }

  /** Returns the id of a part: another one of the same time, so that it stands beside the load. */
  public UUID partId(int place) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (place + 1));
  }
}
