package io.energyiot.server.devices;

import io.energyiot.model.device.Device;
import io.energyiot.server.answer.TimeText;
import java.time.Duration;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device as clients see it; null where nothing is known. */
@Schema(name = "Device")
record DeviceBody(
    @Schema(examples = "MTR1") String device_id,
    @Schema(nullable = true, examples = "52.52", description = "degrees north") Double latitude,
    @Schema(nullable = true, examples = "13.405", description = "degrees east") Double longitude,
    @Schema(nullable = true, examples = "berlin-mitte") String region,
    @Schema(nullable = true, examples = "H0") String tariff,
    @Schema(nullable = true, examples = "F-17") String feeder,
    @Schema(nullable = true, examples = "C-4711") String customer,
    @Schema(nullable = true, examples = "PT15M") String interval,
    @Schema(nullable = true, examples = "kWh") String unit,
    @Schema(nullable = true, examples = "2024-05-01", description = "the first day")
        String installed,
    @Schema(nullable = true, description = "the day from which on it is gone") String removed,
    @Schema(examples = "2026-01-31T12:00:00Z", description = "set by the server") String updated) {

  /**
   * Describes a device.
   *
   * @param zone of {@code updated}
   */
  static DeviceBody of(Device device, ZoneId zone) {
    return new DeviceBody(
        device.deviceId(),
        device.location() == null ? null : device.location().latitude(),
        device.location() == null ? null : device.location().longitude(),
        device.region(),
        device.tariff(),
        device.feeder(),
        device.customer(),
        device.interval() == null ? null : Duration.ofSeconds(device.interval()).toString(),
        device.unit(),
        text(device.installed()),
        text(device.removed()),
        new TimeText(zone).of(device.updated().toEpochMilli()));
  }

  private static String text(Object date) {
    return date == null ? null : date.toString();
  }
}
