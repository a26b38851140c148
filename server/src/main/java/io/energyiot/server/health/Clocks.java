package io.energyiot.server.health;

import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * Compares the clocks whose times meet: streamed readings have the time of the brokers, files and
 * erasures that of Cassandra.
 */
@Singleton
public final class Clocks {
  private final EnergyStore store;
  private final ReadingsPublisher publisher;
  private final int max;

  /** Compares the times that {@code store} and {@code publisher} last saw. */
  public Clocks(EnergyStore store, ReadingsPublisher publisher, HealthSettings settings) {
    this.store = store;
    this.publisher = publisher;
    this.max = settings.maxClockSkew();
  }

  /** Returns how far this machine's clock is ahead of Cassandra's, milliseconds. */
  long machineAhead() {
    return store.clockSkewMillis();
  }

  /**
   * Returns how far the brokers' clocks are ahead of Cassandra's, milliseconds; empty until one is
   * known.
   */
  OptionalLong brokersAhead() {
    OptionalLong ofMachine = publisher.brokerClock().aheadMillis();
    return ofMachine.isEmpty()
        ? ofMachine
        : OptionalLong.of(ofMachine.getAsLong() + machineAhead());
  }

  /** Returns whether a difference is within {@code server.max_clock_skew_ms}. */
  boolean agree(long millis) {
    return Math.abs(millis) <= max;
  }

  /**
   * Checks that times tell readings streamed before an erasure from those streamed after it.
   *
   * @throws EnergyException with {@link ErrorCode#CLOCKS_DIFFER}
   */
  public void checkForErasure() {
    OptionalLong ahead = brokersAhead();
    if (ahead.isPresent() && !agree(ahead.getAsLong())) {
      throw new EnergyException(
          ErrorCode.CLOCKS_DIFFER,
          "the clock of Kafka's brokers is %,d ms %s Cassandra's, so readings from before and after an erasure can't be told apart; set the clocks (server.max_clock_skew_ms=%d) and delete again"
              .formatted(
                  Math.abs(ahead.getAsLong()), ahead.getAsLong() > 0 ? "ahead of" : "behind", max));
    }
  }
}
