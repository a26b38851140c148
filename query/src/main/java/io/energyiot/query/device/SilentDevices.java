package io.energyiot.query.device;

import io.energyiot.model.StorageZone;
import io.energyiot.model.device.Device;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.ReadingsSince;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.Devices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds registered meters that have stopped reporting. Safe for use by many threads. */
public final class SilentDevices {
  /** The number of devices that are checked for one page, however few of them are silent. */
  private static final int MAX_LOOKED_AT = 2_000;

  private static final int AT_ONCE = 250;

  private final Devices devices;
  private final ReadingsSince readings;
  private final StorageZone zone;

  /**
   * Searches the device registry.
   *
   * @param zone the zone of calendar days
   */
  public SilentDevices(Devices devices, ReadingsSince readings, StorageZone zone) {
    this.devices = devices;
    this.readings = readings;
    this.zone = zone;
  }

  /**
   * Returns a page of the silent devices: those that were installed on or before the day of {@code
   * since}, are not removed, and have no reading that starts then or later.
   *
   * @param since milliseconds since 1970-01-01T00:00:00Z
   * @param max the largest number of devices in the page
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public DeviceMatches page(DeviceFilter filter, long since, PagePlace from, int max) {
    List<Device> silent = new ArrayList<>();
    Optional<String> after = from.after();
    for (int lookedAt = 0; lookedAt < MAX_LOOKED_AT; lookedAt += AT_ONCE) {
      List<Device> some = Devices.await(devices.page(filter, Optional.empty(), after, AT_ONCE));
      List<CompletableFuture<Boolean>> reporting =
          some.stream().map(device -> isReporting(device, since)).toList();
      for (int i = 0; i < some.size(); i++) {
        if (!Devices.await(reporting.get(i))) {
          if (silent.size() == max) {
            return page(silent, after);
          }
          silent.add(some.get(i));
        }
        after = Optional.of(some.get(i).deviceId());
      }
      if (some.size() < AT_ONCE) {
        return new DeviceMatches(silent, Optional.empty());
      }
    }
    return page(silent, after);
  }

  private static DeviceMatches page(List<Device> silent, Optional<String> after) {
    return new DeviceMatches(silent, Optional.of(new PagePlace(0, after)));
  }

  private CompletableFuture<Boolean> isReporting(Device device, long since) {
    LocalDate sinceDay = LocalDate.ofEpochDay(zone.dayOf(since));
    LocalDate today = LocalDate.ofEpochDay(zone.dayOf(System.currentTimeMillis()));
    boolean shouldReport = device.measuresOn(sinceDay) && device.measuresOn(today);
    return shouldReport
        ? readings.any(device.deviceId(), since)
        : CompletableFuture.completedFuture(true);
  }
}
