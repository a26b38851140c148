package io.energyiot.store.queue;

import java.util.UUID;

/**
 * A load that waits or runs, with its job.
 *
 * @param id of the load; earlier ones come first
 * @param job what is to be done
 * @param holder the loader that does it; null if it waits, or its loader has died
 * @param cancelled whether it is to end without storing anything
 * @param storing whether something of it may be stored, so that it can't be cancelled any more
 * @param attempts how often in a row it was begun, by loaders that died or that does it now
 */
public record QueuedLoad(
    UUID id, LoaderJob job, UUID holder, boolean cancelled, boolean storing, int attempts) {}
