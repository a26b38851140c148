package io.energyiot.query.device;

import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Area;
import io.energyiot.store.device.CellRange;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds devices by attributes and by place. Safe for use by many threads. */
public final class DeviceSearch {
  /** The number of cell ranges that are queried at the same time. */
  private static final int RANGES_AT_ONCE = 8;

  /** A page ends once the indexes have found this many devices, however few of them matched. */
  private static final int MAX_LOOKED_AT = 10_000;

  private final Devices devices;

  /** Searches {@code devices}. */
  public DeviceSearch(Devices devices) {
    this.devices = devices;
  }

  /**
   * Returns a page of devices. Area and attributes are matched exactly.
   *
   * @param scope where to search
   * @param max the largest number of devices in the page
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public DeviceMatches page(Scope scope, DeviceCriteria question, PagePlace from, int max) {
    if (scope instanceof Scope.Devices some) {
      return new NamedDevices(some.ids(), id -> find(id, question)).page(from, max);
    }
    Optional<DeviceFilter> filter =
        scope instanceof Scope.Group group
            ? question.filter().within(group)
            : Optional.of(question.filter());
    return filter
        .map(its -> new Walk(new DeviceCriteria(its, question.area()), max).page(from))
        .orElse(DeviceMatches.NONE);
  }

  private CompletableFuture<Optional<Device>> find(String deviceId, DeviceCriteria question) {
    return devices.read(deviceId).thenApply(found -> found.filter(question::matches));
  }

  /** One walk through the ranges, from a place until a page is full. */
  private final class Walk {
    private final DeviceFilter filter;
    private final Optional<Area> area;
    private final List<Optional<CellRange>> ranges;
    private final int max;
    private final List<Device> found = new ArrayList<>();
    private int lookedAt;
    private PagePlace place;
    private boolean full;

    Walk(DeviceCriteria question, int max) {
      this.filter = question.filter();
      this.area = question.area();
      this.max = max;
      this.ranges =
          area.map(each -> new CellCover(devices.grid(), each).ranges())
              .map(cover -> cover.stream().map(Optional::of).toList())
              .orElse(List.of(Optional.empty()));
    }

    DeviceMatches page(PagePlace from) {
      place = from;
      while (!full && place.range() < ranges.size() && lookedAt < MAX_LOOKED_AT) {
        for (CompletableFuture<List<Device>> part : parts()) {
          if (!take(Devices.await(part))) {
            break;
          }
        }
      }
      return new DeviceMatches(
          found, place.range() < ranges.size() ? Optional.of(place) : Optional.empty());
    }

    /** Queries the next ranges. Asks each for one device more than a page can hold. */
    private List<CompletableFuture<List<Device>>> parts() {
      List<CompletableFuture<List<Device>>> parts = new ArrayList<>();
      int end = Math.min(ranges.size(), place.range() + RANGES_AT_ONCE);
      for (int range = place.range(); range < end; range++) {
        Optional<String> after = range == place.range() ? place.after() : Optional.empty();
        parts.add(devices.page(filter, ranges.get(range), after, max + 1));
      }
      return parts;
    }

    /** Adds the devices found; returns false if the page is full or the range has more. */
    private boolean take(List<Device> part) {
      for (Device device : part) {
        if (area.isEmpty() || DeviceCriteria.isIn(area.get(), device)) {
          if (found.size() == max) {
            full = true;
            return false;
          }
          found.add(device);
        }
        lookedAt++;
        place = new PagePlace(place.range(), Optional.of(device.deviceId()));
      }
      if (part.size() > max) {
        return false;
      }
      place = new PagePlace(place.range() + 1, Optional.empty());
      return true;
    }
  }
}
