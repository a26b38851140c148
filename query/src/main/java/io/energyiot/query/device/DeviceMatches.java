package io.energyiot.query.device;

import io.energyiot.model.device.Device;
import java.util.List;
import java.util.Optional;

/**
 * A page of the devices asked for.
 *
 * @param devices the devices; there may be few or none although more pages follow
 * @param next where the next page begins; empty if this is the last one
 */
public record DeviceMatches(List<Device> devices, Optional<PagePlace> next) {
  /** No device, and no more pages. */
  static final DeviceMatches NONE = new DeviceMatches(List.of(), Optional.empty());

  /** Copies the list. */
  public DeviceMatches {
    devices = List.copyOf(devices);
  }
}
