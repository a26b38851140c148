package io.energyiot.model.device;

import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Location;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds a device from texts and checks each of them. For one thread. */
public final class DeviceBuilder {
  /** Characters in the longest region, tariff, feeder or customer. */
  public static final int LONGEST_ATTRIBUTE = 128;

  /** Digits and sign of the longest latitude or longitude. */
  private static final int LONGEST_DEGREES = 24;

  private String deviceId;
  private Double latitude;
  private Double longitude;
  private String region;
  private String tariff;
  private String feeder;
  private String customer;
  private Integer interval;
  private String unit;
  private LocalDate installed;
  private LocalDate removed;

  /**
   * Sets a field.
   *
   * @param text empty or null if nothing is known of it
   * @throws BrokenRuleException that names the field, its rule and the text
   */
  public DeviceBuilder set(DeviceField field, String text) {
    String given = text == null || text.isEmpty() ? null : text;
    switch (field) {
      case DEVICE_ID -> deviceId = given;
      case LATITUDE -> latitude = given == null ? null : degrees(field, given, 90);
      case LONGITUDE -> longitude = given == null ? null : degrees(field, given, 180);
      case REGION -> region = attribute(field, given);
      case TARIFF -> tariff = attribute(field, given);
      case FEEDER -> feeder = attribute(field, given);
      case CUSTOMER -> customer = attribute(field, given);
      case INTERVAL -> interval = given == null ? null : (Integer) Interval.parseLength(given);
      case UNIT -> unit = given == null ? null : unit(given);
      case INSTALLED -> installed = given == null ? null : date(field, given);
      case REMOVED -> removed = given == null ? null : date(field, given);
    }
    return this;
  }

  private static double degrees(DeviceField field, String text, int max) {
    if (isDecimal(text)) {
      double degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= max) {
        return degrees;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.LOCATION_INVALID,
        field.text(),
        "%s is a decimal number of degrees from -%d to %d, not %s"
            .formatted(field.text(), max, max, Quoted.of(text)));
  }

  /**
   * Returns whether the text is a plain decimal. Doubles have other forms, such as hexadecimal ones
   * and NaN.
   */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+') && text.length() > 1;
      if (!sign && c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return text.length() <= LONGEST_DEGREES
        && text.indexOf('.') == text.lastIndexOf('.')
        && Character.isDigit(text.charAt(text.length() - 1));
  }

  /**
   * Checks a region, tariff, feeder or customer.
   *
   * @param text null if there is none
   * @return the text itself
   * @throws BrokenRuleException with {@link ErrorCode#ATTRIBUTE_INVALID}
   */
  public static String attribute(DeviceField field, String text) {
    if (text != null && (text.length() > LONGEST_ATTRIBUTE || !Quoted.isPlain(text))) {
      throw new BrokenRuleException(
          ErrorCode.ATTRIBUTE_INVALID,
          field.text(),
          "%s must have at most %d characters, all visible, and no blanks around it; it is %s"
              .formatted(field.text(), LONGEST_ATTRIBUTE, Quoted.of(text)));
    }
    return text;
  }

  private static String unit(String text) {
    for (Unit each : Unit.values()) {
      if (each.text().equalsIgnoreCase(text)) {
        return each.text();
      }
    }
    throw new BrokenRuleException(
        ErrorCode.UNIT_INVALID,
        DeviceField.UNIT.text(),
        "unit is one of "
            + Arrays.stream(Unit.values()).map(Unit::text).collect(Collectors.joining(", "))
            + ", not "
            + Quoted.of(text));
  }

  private static LocalDate date(DeviceField field, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1900 && date.getYear() < 2200) {
        return date;
      }
    } catch (DateTimeException e) {
      // the error below is the same for all bad dates
    }
    throw new BrokenRuleException(
        ErrorCode.DATE_INVALID,
        field.text(),
        field.text()
            + " is a date of the years 1900 to 2199 such as 2026-01-31, not "
            + Quoted.of(text));
  }

  /**
   * The device.
   *
   * @throws BrokenRuleException if it has no good id, half of a location, or was removed before it
   *     was installed
   */
  public Device build() {
    Series.checkDeviceId(deviceId);
    if ((latitude == null) != (longitude == null)) {
      DeviceField missing = latitude == null ? DeviceField.LATITUDE : DeviceField.LONGITUDE;
      throw new BrokenRuleException(
          ErrorCode.LOCATION_INVALID,
          missing.text(),
          "latitude and longitude must come together, but there is no " + missing.text());
    }
    if (installed != null && removed != null && removed.isBefore(installed)) {
      throw new BrokenRuleException(
          ErrorCode.DATE_INVALID,
          DeviceField.REMOVED.text(),
          "removed (" + removed + ") must not be before installed (" + installed + ")");
    }
    Location location = latitude == null ? null : new Location(latitude, longitude);
    return new Device(
        deviceId, location, region, tariff, feeder, customer, interval, unit, installed, removed,
        null);
  }
}
