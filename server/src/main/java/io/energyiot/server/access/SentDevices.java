package io.energyiot.server.access;

import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.Sight;
import io.energyiot.store.device.Devices;

/**
 * Refuses readings of devices that their sender does not see, in the same words whether a device
 * exists or not. For one request, whose readings come one after the other.
 */
public final class SentDevices {
  private final Sight sight;
  private Series latest;
  private boolean seen;

  /** Is of a sender who sees what {@code sight} does. */
  public SentDevices(Sight sight) {
    this.sight = sight;
  }

  /**
   * Refuses a reading of a series whose device is not seen. Waits for the device registry if it has
   * to be asked.
   *
   * @throws BrokenRuleException with {@link ErrorCode#SCOPE_REFUSED}
   */
  public void check(Series series) {
    if (sight == Sight.ALL) {
      return;
    }
    if (!series.equals(latest)) {
      seen = Devices.await(sight.sees(series.deviceId()));
      latest = series;
    }
    if (!seen) {
      throw new BrokenRuleException(
          ErrorCode.SCOPE_REFUSED,
          "device_id",
          "this credential is for some devices only, not for " + Quoted.of(series.deviceId()));
    }
  }
}
