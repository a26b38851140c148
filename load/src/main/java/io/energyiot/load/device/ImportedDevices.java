package io.energyiot.load.device;

import java.util.List;

/**
 * What an import did.
 *
 * @param devices how many lines are stored
 * @param rejected how many lines are not, of which the first are listed
 */
public record ImportedDevices(
    long devices,
    long rejected,
    double seconds,
    double devicesPerSecond,
    List<RejectedDevice> rejects) {
  /** Copies the list. */
  public ImportedDevices {
    rejects = List.copyOf(rejects);
  }
}
