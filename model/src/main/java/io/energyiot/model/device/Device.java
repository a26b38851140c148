package io.energyiot.model.device;

import io.energyiot.model.place.Location;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A device as the device registry knows it. Unknown attributes are null; the id never is.
 *
 * @param deviceId as in {@link io.energyiot.model.Series}
 * @param location where it is
 * @param region a part of the supplier's area
 * @param tariff what its energy is billed by
 * @param feeder the line that supplies it
 * @param customer whose it is
 * @param interval the length of its intervals, seconds
 * @param unit of its values, as in {@link io.energyiot.model.Unit#text}
 * @param installed the first day, in the storage zone, on which it measures
 * @param removed the day, in the storage zone, from which on it does not
 * @param updated when the device registry was last told of it
 */
public record Device(
    String deviceId,
    Location location,
    String region,
    String tariff,
    String feeder,
    String customer,
    Integer interval,
    String unit,
    LocalDate installed,
    LocalDate removed,
    Instant updated) {

  /**
   * Returns an attribute by which devices are grouped; null if it is unknown.
   *
   * @param field region, tariff, feeder or customer
   */
  public String attribute(DeviceField field) {
    return switch (field) {
      case REGION -> region;
      case TARIFF -> tariff;
      case FEEDER -> feeder;
      case CUSTOMER -> customer;
      default -> throw new IllegalArgumentException(field + " groups no devices");
    };
  }

  /** Returns the days on which it measures. */
  public MeasuringDays measures() {
    return new MeasuringDays(installed, removed);
  }
}
