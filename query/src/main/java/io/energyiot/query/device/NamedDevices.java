package io.energyiot.query.device;

import io.energyiot.model.device.Device;
import io.energyiot.store.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Pages of devices whose ids are given, in the order of their ids. */
final class NamedDevices {
  private static final int AT_ONCE = 100;

  private final NavigableSet<String> ids;
  private final Function<String, CompletableFuture<Optional<Device>>> find;

  /**
   * Looks at the devices {@code ids}.
   *
   * @param find begins to read one; empty if it is not asked for
   */
  NamedDevices(Set<String> ids, Function<String, CompletableFuture<Optional<Device>>> find) {
    this.ids = new TreeSet<>(ids);
    this.find = find;
  }

  /** Returns the page behind the device that {@code from} names; it has {@code max} at most. */
  DeviceMatches page(PagePlace from, int max) {
    List<Device> found = new ArrayList<>();
    List<String> left = List.copyOf(from.after().map(id -> ids.tailSet(id, false)).orElse(ids));
    for (int i = 0; i < left.size(); i += AT_ONCE) {
      List<CompletableFuture<Optional<Device>>> some =
          left.subList(i, Math.min(i + AT_ONCE, left.size())).stream().map(find).toList();
      for (CompletableFuture<Optional<Device>> each : some) {
        Optional<Device> device = Devices.await(each);
        if (device.isPresent() && found.size() == max) {
          return new DeviceMatches(found, Optional.of(behind(found)));
        }
        device.ifPresent(found::add);
      }
    }
    return new DeviceMatches(found, Optional.empty());
  }

  private static PagePlace behind(List<Device> found) {
    return new PagePlace(0, Optional.of(found.get(found.size() - 1).deviceId()));
  }
}
