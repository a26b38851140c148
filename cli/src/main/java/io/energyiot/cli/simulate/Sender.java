package io.energyiot.cli.simulate;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.List;

/** Sends readings to the system. Safe for use by several threads. */
interface Sender extends AutoCloseable {
  /**
   * What has become of readings.
   *
   * @param acknowledged how many were taken for good
   * @param rejected how many break a rule
   */
  record Receipt(int acknowledged, int rejected) {}

  /** Readings were not taken, or that is not known. Sending them again does no harm. */
  final class NotNowException extends EnergyException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** They may be sent again after {@code pause}. */
    NotNowException(ErrorCode code, String message, Duration pause) {
      super(code, message);
      this.pause = pause;
    }

    /** How long to wait. */
    Duration pause() {
      return pause;
    }
  }

  /**
   * Sends readings and returns when they are acknowledged.
   *
   * @throws NotNowException if they have to be sent again
   * @throws EnergyException if that would not help
   */
  Receipt send(List<SimulatedReading> readings);

  @Override
  default void close() {}
}
