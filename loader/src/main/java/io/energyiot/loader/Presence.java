package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoadQueue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other loaders that this one lives, also while it does a load. */
final class Presence implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final long EVERY_MILLIS = LoadQueue.LAPSE.toMillis() / 4;

  private final EnergyStore store;
  private final UUID loader;

  /**
   * @param loader the name by which it claims loads
   */
  Presence(EnergyStore store, UUID loader) {
    this.store = store;
    this.loader = loader;
  }

  /** Tells it until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (true) {
        tell();
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    try {
      store.loaders().lives(loader, LoadReceipt.thisMachine());
    } catch (EnergyException e) {
      LOG.debug("not told", e);
    }
  }
}
