package io.energyiot.cli.simulate;

import io.energyiot.households.Households;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import java.math.BigDecimal;

/**
 * What a made-up meter has measured in a quarter hour.
 *
 * @param device its number among the households
 * @param start of the quarter hour, milliseconds since 1970-01-01T00:00:00Z
 * @param wattHours what was used
 */
record SimulatedReading(long device, long start, int wattHours) {
  private static final int KWH_SCALE = 3;

  String deviceId() {
    return Households.deviceId(device);
  }

  /** The value with three decimals. */
  BigDecimal kilowattHours() {
    return BigDecimal.valueOf(wattHours, KWH_SCALE);
  }

  Reading reading() {
    Series series = new Series(deviceId(), Channel.KWH);
    return new Reading(series, start, Interval.QUARTER_HOUR, kilowattHours(), Quality.ACTUAL);
  }
}
