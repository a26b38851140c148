package io.energyiot.loader;

import io.energyiot.store.queue.LoadQueue;

/**
 * A moment, by both clocks of this machine: the one of {@link System#nanoTime} stands still while
 * the machine is suspended, the other one is set by people and programs.
 */
record Renewal(long nanos, long millis) {
  static Renewal now() {
    return new Renewal(System.nanoTime(), System.currentTimeMillis());
  }

  /** Whether a claim that was renewed at this moment surely holds at {@code later}. */
  boolean holdsAt(Renewal later) {
    long passed = later.millis - millis;
    return later.nanos - nanos < LoadQueue.LAPSE.toNanos()
        && passed >= 0
        && passed < LoadQueue.LAPSE.toMillis();
  }
}
