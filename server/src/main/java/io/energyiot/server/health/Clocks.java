package io.energyiot.server.health;

import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * How far the clocks differ whose times are compared with each other: streamed readings have the
 * brokers' time, files and erasures Cassandra's.
 */
@Singleton
public final class Clocks {
  private final EnergyStore store;
  private final ReadingsPublisher publisher;
  private final int max;

  /** Looks at what {@code store} and {@code publisher} have last seen. */
  public Clocks(EnergyStore store, ReadingsPublisher publisher, HealthSettings settings) {
    this.store = store;
    this.publisher = publisher;
    this.max = settings.maxClockSkew();
  }

  /** How far this machine's clock is ahead of Cassandra's, milliseconds. */
  long machineAhead() {
    return store.clockSkewMillis();
  }

  /**
   * How far the brokers' are ahead of Cassandra's, milliseconds; empty as long as none is known.
   */
  OptionalLong brokersAhead() {
    OptionalLong ofMachine = publisher.brokerClock().aheadMillis();
    return ofMachine.isEmpty()
        ? ofMachine
        : OptionalLong.of(ofMachine.getAsLong() + machineAhead());
  }

  /** Whether a difference is one that clocks that are kept have. */
  boolean agree(long millis) {
    return Math.abs(millis) <= max;
  }

  /**
   * Checks that what was streamed can be told from what will be streamed by its time.
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
