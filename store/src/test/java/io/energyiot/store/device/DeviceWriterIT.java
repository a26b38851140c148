package io.energyiot.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.place.Location;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which fields of a device are written, and which stay. */
class DeviceWriterIT {
  private static final Location BERLIN = new Location(52.52, 13.405);

  private static EnergyStore store;

  private final String deviceId = "writer-" + UUID.randomUUID();
  private final Device full =
      new Device(
          deviceId,
          BERLIN,
          "North",
          "T1",
          "F1",
          "C1",
          900,
          "kWh",
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2030, 1, 1),
          null);
  private final Device empty =
      new Device(deviceId, null, null, null, null, null, null, null, null, null, null);

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @AfterEach
  void delete() {
    store.devices().delete(deviceId);
  }

  private Device found() {
    return withoutUpdated(store.devices().find(deviceId).orElseThrow());
  }

  private static Device withoutUpdated(Device device) {
    return new Device(
        device.deviceId(),
        device.location(),
        device.region(),
        device.tariff(),
        device.feeder(),
        device.customer(),
        device.interval(),
        device.unit(),
        device.installed(),
        device.removed(),
        null);
  }

  private void write(Device device, Set<DeviceField> given) {
    DeviceWriter writer = store.devices().writer();
    writer.write(device, given);
    writer.flush();
  }

  private List<Device> inBerlin() {
    long cell = store.devices().grid().cellOf(BERLIN);
    Optional<CellRange> range = Optional.of(new CellRange(cell, cell));
    return Devices.await(store.devices().page(DeviceFilter.ALL, range, Optional.empty(), 1_000))
        .stream()
        .filter(device -> device.deviceId().equals(deviceId))
        .toList();
  }

  @Test
  void aDeviceThatIsPutTakesThePlaceOfAllThatWasKnown() {
    assertThat(withoutUpdated(store.devices().put(full))).isEqualTo(full);
    assertThat(found()).isEqualTo(full);
    assertThat(inBerlin()).hasSize(1);

    store.devices().put(empty);
    assertThat(found()).isEqualTo(empty);
    assertThat(inBerlin()).isEmpty();
  }

  @Test
  void fieldsThatAreNotGivenStay() {
    store.devices().put(full);
    write(empty, EnumSet.of(DeviceField.DEVICE_ID, DeviceField.REGION, DeviceField.INTERVAL));

    assertThat(found())
        .isEqualTo(
            new Device(
                deviceId,
                BERLIN,
                null,
                "T1",
                "F1",
                "C1",
                null,
                "kWh",
                full.installed(),
                full.removed(),
                null));
    assertThat(inBerlin()).hasSize(1);
  }

  @Test
  void aDeviceOfWhichOnlyTheIdIsGivenIsRegistered() {
    write(empty, EnumSet.of(DeviceField.DEVICE_ID));

    assertThat(found()).isEqualTo(empty);
  }

  @Test
  void whatIsDeletedWasThereOrWasNot() {
    store.devices().put(full);

    assertThat(store.devices().delete(deviceId)).isTrue();
    assertThat(store.devices().delete(deviceId)).isFalse();
    assertThat(store.devices().find(deviceId)).isEmpty();
    assertThat(inBerlin()).isEmpty();
  }
}
