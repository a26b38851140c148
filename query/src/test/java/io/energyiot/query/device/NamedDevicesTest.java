package io.energyiot.query.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedDevicesTest {
  /** Every third is there. */
  private static CompletableFuture<Optional<Device>> find(String id) {
    return CompletableFuture.completedFuture(
        Integer.parseInt(id) % 3 == 0
            ? Optional.of(new DeviceBuilder().set(DeviceField.DEVICE_ID, id).build())
            : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1000})
  void pagesHaveAllThatAreThereOnceAndInOrder(int max) {
    Set<String> ids =
        IntStream.range(0, 700).mapToObj("%04d"::formatted).collect(Collectors.toSet());
    NamedDevices named = new NamedDevices(ids, NamedDevicesTest::find);
    List<String> found = new ArrayList<>();
    Optional<PagePlace> place = Optional.of(PagePlace.BEGIN);
    while (place.isPresent()) {
      DeviceMatches page = named.page(place.get(), max);
      assertThat(page.devices()).hasSizeBetween(1, max);
      page.devices().forEach(each -> found.add(each.deviceId()));
      place = page.next();
    }
    assertThat(found)
        .isEqualTo(
            IntStream.range(0, 700).filter(i -> i % 3 == 0).mapToObj("%04d"::formatted).toList());
  }

  @Test
  void whatIsNotThereMakesOneEmptyPage() {
    NamedDevices named = new NamedDevices(Set.of("0001", "0002"), NamedDevicesTest::find);
    assertThat(named.page(PagePlace.BEGIN, 1)).isEqualTo(DeviceMatches.NONE);
  }
}
