package io.energyiot.model.device;

import java.util.Locale;
import java.util.Optional;

/** The fields of a device. Each has one name in JSON, CSV and tables. */
public enum DeviceField {
  /** Which it is. */
  DEVICE_ID,
  /** Degrees north. */
  LATITUDE,
  /** Degrees east. */
  LONGITUDE,
  /** A part of the supplier's area. */
  REGION,
  /** What its energy is billed by. */
  TARIFF,
  /** The line that supplies it. */
  FEEDER,
  /** Whose it is. */
  CUSTOMER,
  /** The length of its intervals. */
  INTERVAL,
  /** The unit of its values. */
  UNIT,
  /** The first day on which it measures. */
  INSTALLED,
  /** The day from which on it does not. */
  REMOVED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The name. */
  public String text() {
    return text;
  }

  /** The field of that name, in lower case; empty if there is none. */
  public static Optional<DeviceField> of(String name) {
    for (DeviceField field : values()) {
      if (field.text.equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
