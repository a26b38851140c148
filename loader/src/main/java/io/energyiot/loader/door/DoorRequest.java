package io.energyiot.loader.door;

import io.energyiot.store.queue.LoaderJob;
import java.io.Serializable;
import java.util.UUID;

/** A request of a command to the loader. */
public sealed interface DoorRequest extends Serializable {

  /** Queues a load and follows it. This or {@link Follow} is the first request of a connection. */
  record Queue(LoaderJob job) implements DoorRequest {}

  /** Follows a load that is in the queue, or was. */
  record Follow(UUID id) implements DoorRequest {}

  /** Cancels that load. */
  record Cancel() implements DoorRequest {}
}
