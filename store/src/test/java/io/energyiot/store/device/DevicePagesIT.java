package io.energyiot.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.place.Location;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.block.TokenRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seven devices of a region, read page by page. */
class DevicePagesIT {
  private static final String REGION = "pages-" + UUID.randomUUID();
  private static final DeviceFilter ITS = new DeviceFilter(Map.of(DeviceField.REGION, REGION));
  private static final List<String> IDS =
      IntStream.range(0, 7).mapToObj(i -> REGION + "-" + i).toList();
  private static final Location BERLIN = new Location(52.52, 13.405);
  private static final Location SYDNEY = new Location(-33.87, 151.21);

  private static EnergyStore store;

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
    DeviceWriter writer = store.devices().writer();
    for (int i = 0; i < IDS.size(); i++) {
      writer.write(device(i), EnumSet.allOf(DeviceField.class));
    }
    writer.flush();
  }

  @AfterAll
  static void close() {
    IDS.forEach(store.devices()::delete);
    store.close();
  }

  private static Device device(int i) {
    return new Device(
        IDS.get(i),
        i % 2 == 0 ? BERLIN : SYDNEY,
        REGION,
        i < 3 ? "T1" : "T2",
        null,
        null,
        900,
        null,
        null,
        null,
        null);
  }

  private static List<String> page(DeviceFilter filter, Optional<String> after, int max) {
    return Devices.await(store.devices().page(filter, Optional.empty(), after, max)).stream()
        .map(Device::deviceId)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, 100})
  void pagesOfAnySizeHaveEachDeviceOnceAndInTheSameOrder(int size) {
    List<String> found = new ArrayList<>();
    List<String> page = page(ITS, Optional.empty(), size);
    while (!page.isEmpty()) {
      found.addAll(page);
      assertThat(page).hasSize(Math.min(size, IDS.size() - found.size() + page.size()));
      page = page(ITS, Optional.of(page.get(page.size() - 1)), size);
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(IDS);
    assertThat(found).isEqualTo(page(ITS, Optional.empty(), 100));
  }

  @Test
  void behindADeviceThatIsNotThereAreThoseThatFollowItsPlace() {
    List<String> all = page(ITS, Optional.empty(), 100);
    String third = all.get(2);
    store.devices().delete(third);
    try {
      assertThat(page(ITS, Optional.of(third), 100)).isEqualTo(all.subList(3, 7));
    } finally {
      store.devices().put(device(IDS.indexOf(third)));
    }
  }

  @Test
  void severalAttributesAreAskedForTogether() {
    DeviceFilter both =
        new DeviceFilter(Map.of(DeviceField.REGION, REGION, DeviceField.TARIFF, "T1"));

    assertThat(page(both, Optional.empty(), 100))
        .containsExactlyInAnyOrderElementsOf(IDS.subList(0, 3));
    assertThat(page(both, Optional.empty(), 2)).hasSize(2);
  }

  @Test
  void nothingIsFoundOfARegionThatNoDeviceHas() {
    DeviceFilter nowhere = new DeviceFilter(Map.of(DeviceField.REGION, REGION + "-none"));

    assertThat(page(nowhere, Optional.empty(), 1)).isEmpty();
    assertThat(page(nowhere, Optional.of(IDS.get(0)), 1)).isEmpty();
  }

  @Test
  void cellsAreAskedForBesideTheAttributes() {
    long cell = store.devices().grid().cellOf(BERLIN);
    Optional<CellRange> around = Optional.of(new CellRange(cell - 5, cell));
    List<Device> found = Devices.await(store.devices().page(ITS, around, Optional.empty(), 100));

    assertThat(found).hasSize(4).allMatch(device -> device.location().equals(BERLIN));
    CellRange before = new CellRange(cell - 5, cell - 1);
    assertThat(Devices.await(store.devices().page(ITS, Optional.of(before), Optional.empty(), 100)))
        .isEmpty();
  }

  @Test
  void thePiecesOfTheRingHaveEachDeviceOnce() {
    List<String> found = new ArrayList<>();
    for (TokenRange piece : TokenRange.ring(5)) {
      store.devices().scan(piece).forEachRemaining(device -> found.add(device.deviceId()));
    }

    assertThat(found).containsOnlyOnceElementsOf(IDS);
  }
}
