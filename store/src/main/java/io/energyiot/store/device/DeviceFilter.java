package io.energyiot.store.device;

import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Selects devices by attributes.
 *
 * @param attributes some of {@link #ATTRIBUTES}, with exact values
 */
public record DeviceFilter(Map<DeviceField, String> attributes) {
  /** The attributes that devices can be found by. */
  public static final Set<DeviceField> ATTRIBUTES =
      Collections.unmodifiableSet(
          EnumSet.of(
              DeviceField.REGION, DeviceField.TARIFF, DeviceField.FEEDER, DeviceField.CUSTOMER));

  /** All devices. */
  public static final DeviceFilter ALL = new DeviceFilter(Map.of());

  /** Copies the map, and refuses attributes that are not indexed. */
  public DeviceFilter {
    if (!ATTRIBUTES.containsAll(attributes.keySet())) {
      throw new IllegalArgumentException("" + attributes.keySet());
    }
    EnumMap<DeviceField, String> copy = new EnumMap<>(DeviceField.class);
    copy.putAll(attributes);
    attributes = Collections.unmodifiableMap(copy);
  }

  /** Returns whether a device has these attributes. */
  public boolean matches(Device device) {
    return attributes.entrySet().stream()
        .allMatch(each -> each.getValue().equals(device.attribute(each.getKey())));
  }

  /** Returns the filter of those in a group besides; empty if no device can be both. */
  public Optional<DeviceFilter> within(Scope.Group group) {
    Map<DeviceField, String> both = new EnumMap<>(DeviceField.class);
    both.putAll(attributes);
    String other = both.put(group.field(), group.value());
    return other == null || other.equals(group.value())
        ? Optional.of(new DeviceFilter(both))
        : Optional.empty();
  }
}
