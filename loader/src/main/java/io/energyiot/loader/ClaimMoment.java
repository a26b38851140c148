package io.energyiot.loader;

import io.energyiot.store.queue.LoadQueue;

/**
 * A moment, by both clocks of this machine: the one of {@link System#nanoTime} stands still while
 * the machine is suspended, the other one is set by people and programs.
 */
record ClaimMoment(long nanos, long millis) {
  static ClaimMoment now() {
    return new ClaimMoment(System.nanoTime(), System.currentTimeMillis());
  }

  /** Whether a claim that was renewed at this moment surely holds at {@code later}. */
  boolean claimHoldsAt(ClaimMoment later) {
    long passed = later.millis - millis;
    return later.nanos - nanos < LoadQueue.LAPSE.toNanos()
        && passed >= 0
        && passed < LoadQueue.LAPSE.toMillis();
  }
}
