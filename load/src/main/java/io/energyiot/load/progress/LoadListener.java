package io.energyiot.load.progress;

import io.energyiot.store.load.LoadProgress;

/** Hears how far a load is, some times a second. */
@FunctionalInterface
public interface LoadListener {
  /** Hears nothing. */
  LoadListener NONE = progress -> {};

  /** Says how far the load is. */
  void at(LoadProgress progress);
}
