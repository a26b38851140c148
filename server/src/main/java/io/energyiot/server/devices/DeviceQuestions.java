package io.energyiot.server.devices;

import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.query.device.PagePlace;
import io.energyiot.store.device.DeviceFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.Map;

/** Reads the attributes and the page of a question about devices. */
final class DeviceQuestions {
  private DeviceQuestions() {}

  /** Returns the attributes asked for. */
  static DeviceFilter filter(MultivaluedMap<String, String> parameters) {
    Map<DeviceField, String> attributes = new EnumMap<>(DeviceField.class);
    for (DeviceField field : DeviceFilter.ATTRIBUTES) {
      String value = parameters.getFirst(field.text());
      if (value != null && !value.isEmpty()) {
        attributes.put(field, DeviceBuilder.attribute(field, value));
      }
    }
    return new DeviceFilter(attributes);
  }

  /** Returns where the page begins. */
  static PagePlace place(String cursor, Object asked) {
    return cursor == null || cursor.isEmpty() ? PagePlace.BEGIN : PagePlace.of(cursor, asked);
  }
}
