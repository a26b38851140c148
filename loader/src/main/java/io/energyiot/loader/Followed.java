package io.energyiot.loader;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A load that somebody at the door waits for. */
final class Followed implements LoadListener {
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile LoadProgress progress;
  private volatile LoadReceipt last;

  @Override
  public void at(LoadProgress now) {
    progress = now;
  }

  /** How far it is; empty if this loader has not begun it. */
  Optional<LoadProgress> progress() {
    return Optional.ofNullable(progress);
  }

  void end(LoadReceipt receipt) {
    last = receipt;
    ended.countDown();
  }

  /** Waits for its end; empty if it has not come within that time. */
  Optional<LoadReceipt> await(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS) ? Optional.of(last) : Optional.empty();
  }
}
