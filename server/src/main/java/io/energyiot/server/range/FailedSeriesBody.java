package io.energyiot.server.range;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes the place of a series that has no answer, among the answers of other series. */
@Schema(name = "FailedSeries")
record FailedSeriesBody(String device_id, ErrorBody error) {

  static FailedSeriesBody of(String deviceId, EnergyException failure) {
    return new FailedSeriesBody(deviceId, new ErrorBody(failure.code(), failure.getMessage()));
  }

  /** Why it has none. */
  @Schema(name = "FailedSeriesError")
  record ErrorBody(ErrorCode code, String detail) {}
}
