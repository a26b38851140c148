package io.energyiot.query.device;

import io.energyiot.model.device.Device;
import io.energyiot.model.place.Area;
import io.energyiot.store.device.DeviceFilter;
import java.util.Optional;

/**
 * A question for devices.
 *
 * @param filter the attributes that they must have
 * @param area the area that they must be in; if empty, they may be anywhere, also at an unknown
 *     place
 */
public record DeviceCriteria(DeviceFilter filter, Optional<Area> area) {
  /** Returns whether a device is one of those asked for. */
  boolean matches(Device device) {
    return filter.matches(device) && (area.isEmpty() || isIn(area.get(), device));
  }

  static boolean isIn(Area area, Device device) {
    return device.location() != null && area.contains(device.location());
  }
}
