package io.energyiot.query.device;

import io.energyiot.model.device.Device;
import java.util.List;
import java.util.Optional;

/**
 * Some of the devices asked for.
 *
 * @param devices may be few, or none, also where others follow
 * @param next where to go on; empty if there is nothing more
 */
public record DevicePage(List<Device> devices, Optional<PagePlace> next) {
  /** Copies the list. */
  public DevicePage {
    devices = List.copyOf(devices);
  }
}
