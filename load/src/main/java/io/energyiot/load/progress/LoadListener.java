package io.energyiot.load.progress;

import io.energyiot.store.load.LoadProgress;

/** Is told several times a second how far a load is. */
@FunctionalInterface
public interface LoadListener {
  /** Ignores what it is told. */
  LoadListener NONE = progress -> {};

  /** Takes the progress of the load. */
  void at(LoadProgress progress);
}
