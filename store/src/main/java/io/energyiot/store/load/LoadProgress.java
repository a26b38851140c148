package io.energyiot.store.load;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How far a load is.
 *
 * @param phase what it does
 * @param percent how much of the phase is done, 0 to 100
 * @param readingsPerSecond how fast it goes
 * @param eta until the load ends, kept to the millisecond; null if that is not known
 */
public record LoadProgress(LoadPhase phase, double percent, double readingsPerSecond, Duration eta)
    implements Serializable {

  /** Refuses a progress without a phase. */
  public LoadProgress {
    Objects.requireNonNull(phase);
  }
}
