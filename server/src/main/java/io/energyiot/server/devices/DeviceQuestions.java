package io.energyiot.server.devices;

import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.query.device.PagePlace;
import io.energyiot.store.device.DeviceFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.Map;

/** Reads what a question about devices says of their attributes and of its page. */
final class DeviceQuestions {
  private DeviceQuestions() {}

  /** The attributes asked for. */
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

  /** Where the page asked for begins. */
  static PagePlace place(String cursor, Object asked) {
    return cursor == null || cursor.isEmpty() ? PagePlace.BEGIN : PagePlace.of(cursor, asked);
  }
}
