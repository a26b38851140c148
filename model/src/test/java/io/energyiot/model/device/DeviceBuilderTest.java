package io.energyiot.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Location;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceBuilderTest {
  private static DeviceBuilder meter() {
    return new DeviceBuilder().set(DeviceField.DEVICE_ID, "MTR1");
  }

  @Test
  void takesAllFields() {
    Device device =
        meter()
            .set(DeviceField.LATITUDE, "52.52")
            .set(DeviceField.LONGITUDE, "-13.405")
            .set(DeviceField.REGION, "Berlin Mitte")
            .set(DeviceField.INTERVAL, "PT15M")
            .set(DeviceField.UNIT, "KWH")
            .set(DeviceField.INSTALLED, "2024-02-29")
            .set(DeviceField.REMOVED, "")
            .build();
    assertThat(device.location()).isEqualTo(new Location(52.52, -13.405));
    assertThat(device.region()).isEqualTo("Berlin Mitte");
    assertThat(device.interval()).isEqualTo(900);
    assertThat(device.unit()).isEqualTo("kWh");
    assertThat(device.installed()).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(device.removed()).isNull();
    assertThat(device.tariff()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "LATITUDE, 90.1, LOCATION_INVALID",
    "LATITUDE, -91, LOCATION_INVALID",
    "LATITUDE, NaN, LOCATION_INVALID",
    "LATITUDE, 0x1p3, LOCATION_INVALID",
    "LATITUDE, 1e1, LOCATION_INVALID",
    "LATITUDE, 1d, LOCATION_INVALID",
    "LATITUDE, ., LOCATION_INVALID",
    "LATITUDE, -, LOCATION_INVALID",
    "LATITUDE, 1.2.3, LOCATION_INVALID",
    "LATITUDE, '52,5', LOCATION_INVALID",
    "LONGITUDE, 180.5, LOCATION_INVALID",
    "LONGITUDE, east, LOCATION_INVALID",
    "REGION, ' x', ATTRIBUTE_INVALID",
    "CUSTOMER, 'x ', ATTRIBUTE_INVALID",
    "INTERVAL, 15, INTERVAL_INVALID",
    "INTERVAL, PT0S, INTERVAL_INVALID",
    "UNIT, kilowatt, UNIT_INVALID",
    "INSTALLED, 2026-02-30, DATE_INVALID",
    "INSTALLED, 01.02.2026, DATE_INVALID",
    "REMOVED, 2200-01-01, DATE_INVALID"
  })
  void aBrokenRuleNamesTheFieldAndTheText(DeviceField field, String text, ErrorCode code) {
    BrokenRuleException broken =
        catchThrowableOfType(BrokenRuleException.class, () -> meter().set(field, text));
    assertThat(broken.code()).isEqualTo(code);
    assertThat(broken.field()).isEqualTo(field.text());
    assertThat(broken).hasMessageContaining("'" + text + "'");
  }

  @Test
  void halfALocationIsNone() {
    BrokenRuleException broken =
        catchThrowableOfType(
            BrokenRuleException.class, () -> meter().set(DeviceField.LATITUDE, "1").build());
    assertThat(broken.code()).isEqualTo(ErrorCode.LOCATION_INVALID);
    assertThat(broken.field()).isEqualTo("longitude");
  }

  @Test
  void nothingIsRemovedBeforeItIsInstalled() {
    DeviceBuilder device =
        meter().set(DeviceField.INSTALLED, "2026-01-02").set(DeviceField.REMOVED, "2026-01-01");
    BrokenRuleException broken =
        catchThrowableOfType(BrokenRuleException.class, () -> device.build());
    assertThat(broken.code()).isEqualTo(ErrorCode.DATE_INVALID);
    assertThat(broken.field()).isEqualTo("removed");
  }

  @Test
  void itMeasuresFromItsFirstDayUntilTheDayBeforeItIsRemoved() {
    Device device =
        meter()
            .set(DeviceField.INSTALLED, "2026-01-02")
            .set(DeviceField.REMOVED, "2026-01-04")
            .build();
    assertThat(device.measures().include(LocalDate.of(2026, 1, 1))).isFalse();
    assertThat(device.measures().include(LocalDate.of(2026, 1, 2))).isTrue();
    assertThat(device.measures().include(LocalDate.of(2026, 1, 3))).isTrue();
    assertThat(device.measures().include(LocalDate.of(2026, 1, 4))).isFalse();
    assertThat(meter().build().measures().include(LocalDate.EPOCH)).isTrue();
  }
}
