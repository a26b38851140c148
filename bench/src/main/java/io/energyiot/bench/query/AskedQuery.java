package io.energyiot.bench.query;

import io.energyiot.households.Households;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a question is about.
 *
 * @param device its number among the households
 * @param from the first day, in UTC
 * @param to the day after the last
 */
public record AskedQuery(long device, LocalDate from, LocalDate to) {
  String deviceId() {
    return Households.deviceId(device);
  }

  int days() {
    return (int) ChronoUnit.DAYS.between(from, to);
  }
}
