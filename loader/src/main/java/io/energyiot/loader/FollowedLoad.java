package io.energyiot.loader;

import io.energyiot.loader.door.DoorReply;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A load that somebody waits for. Keeps the newest of its news until it is taken; its end is never
 * superseded and can be taken again and again.
 */
final class FollowedLoad {
  private final UUID id;
  private DoorReply news;

  FollowedLoad(UUID id) {
    this.id = id;
  }

  UUID id() {
    return id;
  }

  /** Something has become of the load. */
  synchronized void tell(DoorReply newest) {
    if (!(news instanceof DoorReply.Ended)) {
      news = newest;
      notifyAll();
    }
  }

  /** Waits for news; empty if none has come within that time, at least a millisecond. */
  synchronized Optional<DoorReply> await(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis;
        news == null && left > 0;
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
      wait(left);
    }
    DoorReply taken = news;
    if (!(taken instanceof DoorReply.Ended)) {
      news = null;
    }
    return Optional.ofNullable(taken);
  }
}
