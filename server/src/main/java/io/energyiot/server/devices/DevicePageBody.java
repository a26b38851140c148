package io.energyiot.server.devices;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of devices as clients see it; only for the description of the API. */
@Schema(name = "Devices")
record DevicePageBody(
    List<DeviceBody> devices,
    @Schema(description = "asks for the next page; absent on the last one") String next_cursor) {

  /** A device. */
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
      @Schema(examples = "2026-01-31T12:00:00Z", description = "set by the server")
          String updated) {}
}
