package io.energyiot.load;

import io.energyiot.model.error.EnergyException;

/** Asked by a load before it stores anything. */
@FunctionalInterface
public interface LoadPermit {
  /** Of a load that nobody else can end or do. */
  LoadPermit GIVEN = () -> {};

  /**
   * Returns if the load may store its readings.
   *
   * @throws EnergyException if it must end instead
   */
  void requireStoring();
}
