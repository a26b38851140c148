package io.energyiot.store.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
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

  @Test
  void withinAGroupOneAttributeMoreIsAskedForIfThatIsPossible() {
    Scope.Group north = new Scope.Group(DeviceField.REGION, "North");
    Map<DeviceField, String> both = Map.of(DeviceField.REGION, "North", DeviceField.TARIFF, "T1");
    assertThat(new DeviceFilter(Map.of(DeviceField.TARIFF, "T1")).within(north))
        .contains(new DeviceFilter(both));
    assertThat(new DeviceFilter(both).within(north)).contains(new DeviceFilter(both));
    assertThat(new DeviceFilter(Map.of(DeviceField.REGION, "South")).within(north)).isEmpty();
  }

  @Test
  void aDeviceMatchesIfItHasAllAttributes() {
    Device device =
        new DeviceBuilder()
            .set(DeviceField.DEVICE_ID, "a")
            .set(DeviceField.REGION, "North")
            .set(DeviceField.TARIFF, "T1")
            .build();
    assertThat(DeviceFilter.ALL.matches(device)).isTrue();
    assertThat(
            new DeviceFilter(Map.of(DeviceField.REGION, "North", DeviceField.TARIFF, "T1"))
                .matches(device))
        .isTrue();
    assertThat(
            new DeviceFilter(Map.of(DeviceField.REGION, "North", DeviceField.FEEDER, "T1"))
                .matches(device))
        .isFalse();
  }
}
