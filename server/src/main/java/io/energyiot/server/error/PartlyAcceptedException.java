package io.energyiot.server.error;

import io.energyiot.model.error.EnergyException;

/** The failure of a request of which some readings are already on the topic. */
public final class PartlyAcceptedException extends EnergyException {
  private static final long serialVersionUID = 1L;

  private final EnergyException failure;
  private final long accepted;

  /**
   * @param failure why it failed
   * @param accepted how many readings are on the topic
   */
  public PartlyAcceptedException(EnergyException failure, long accepted) {
    super(failure.code(), failure.getMessage(), failure);
    this.failure = failure;
    this.accepted = accepted;
  }

  Problem problem() {
    return Problem.of(failure).afterAccepting(accepted);
  }
}
