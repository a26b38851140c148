package io.energyiot.store.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.device.DeviceField;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceFilterTest {
  @ParameterizedTest
  @EnumSource
  void devicesAreFoundByIndexedAttributesOnly(DeviceField field) {
    boolean indexed =
        switch (field) {
          case REGION, TARIFF, FEEDER, CUSTOMER -> true;
          case DEVICE_ID, LATITUDE, LONGITUDE, INTERVAL, UNIT, INSTALLED, REMOVED -> false;
        };
    Map<DeviceField, String> asked = Map.of(field, "x");
    if (indexed) {
      assertThat(new DeviceFilter(asked).attributes()).isEqualTo(asked);
    } else {
      assertThatThrownBy(() -> new DeviceFilter(asked))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(field.name());
    }
  }

  @Test
  void whatIsPutIntoTheMapLaterIsNotAskedFor() {
    Map<DeviceField, String> asked = new HashMap<>(Map.of(DeviceField.REGION, "North"));
    DeviceFilter filter = new DeviceFilter(asked);
    asked.put(DeviceField.TARIFF, "T1");

    assertThat(filter).isEqualTo(new DeviceFilter(Map.of(DeviceField.REGION, "North")));
  }
}
