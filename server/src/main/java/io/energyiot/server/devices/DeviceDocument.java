package io.energyiot.server.devices;

import io.energyiot.model.device.Device;
import io.energyiot.server.json.TimeText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A device as clients see it. */
final class DeviceDocument {
  private DeviceDocument() {}

  /**
   * All fields of a device, null where nothing is known.
   *
   * @param zone of {@code updated}
   */
  static Map<String, Object> of(Device device, ZoneId zone) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("device_id", device.deviceId());
    document.put("latitude", device.location() == null ? null : device.location().latitude());
    document.put("longitude", device.location() == null ? null : device.location().longitude());
    document.put("region", device.region());
    document.put("tariff", device.tariff());
    document.put("feeder", device.feeder());
    document.put("customer", device.customer());
    document.put("interval", text(device.interval()));
    document.put("unit", device.unit());
    document.put("installed", text(device.installed()));
    document.put("removed", text(device.removed()));
    document.put("updated", new TimeText(zone).of(device.updated().toEpochMilli()));
    return document;
  }

  private static String text(Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds).toString();
  }

  private static String text(Object date) {
    return date == null ? null : date.toString();
  }
}
