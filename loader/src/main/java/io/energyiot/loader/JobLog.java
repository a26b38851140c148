package io.energyiot.loader;

import io.energyiot.load.progress.LoadLog;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.Loads;
import io.energyiot.store.queue.LoadQueue;

/**
 * Keeps the receipt of a load while it runs and this loader surely holds it. A loader that stood
 * still must not write over what another one has written meanwhile. The last receipt is left to
 * {@link JobRun}, which first looks at the claim.
 */
final class JobLog implements LoadLog {
  private final Loads loads;
  private long heldUntil;

  JobLog(Loads loads) {
    this.loads = loads;
  }

  /**
   * The claim was renewed.
   *
   * @param asked when that was asked for, by {@link System#nanoTime}
   */
  synchronized void held(long asked) {
    heldUntil = asked + LoadQueue.LAPSE.toNanos();
  }

  /** Keeps nothing any more. Waits for a receipt that is being written. */
  synchronized void stop() {
    heldUntil = System.nanoTime();
  }

  private boolean isToBeKept(LoadReceipt receipt) {
    return receipt.state() == LoadState.RUNNING && heldUntil - System.nanoTime() > 0;
  }

  @Override
  public synchronized void save(LoadReceipt receipt) {
    if (isToBeKept(receipt)) {
      loads.save(receipt);
    }
  }

  @Override
  public synchronized void progress(LoadReceipt receipt) {
    if (isToBeKept(receipt)) {
      loads.progress(receipt);
    }
  }
}
