package io.energyiot.analytics.scan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which days, devices and channels to read.
 *
 * @param firstDay in the storage zone, days since 1970-01-01
 * @param lastDay the last day, itself included; before the first one if nothing is to be read
 * @param devices by id
 * @param channels by name
 */
public record ScanQuestion(long firstDay, long lastDay, NameFilter devices, NameFilter channels)
    implements Serializable {
  /** Everything: readings start in the years 1970 to 2199. */
  public static final ScanQuestion ALL =
      new ScanQuestion(0, LocalDate.of(2199, 12, 31).toEpochDay(), NameFilter.ALL, NameFilter.ALL);

  /** How many days. */
  long days() {
    return lastDay - firstDay + 1;
  }

  /** Whether a day is between the first and the last. */
  public boolean hasDay(long day) {
    return firstDay <= day && day <= lastDay;
  }

  /** The same of days from {@code day} on. */
  public ScanQuestion from(long day) {
    return new ScanQuestion(Math.max(firstDay, day), lastDay, devices, channels);
  }

  /** The same of days up to {@code day}, itself included. */
  public ScanQuestion until(long day) {
    return new ScanQuestion(firstDay, Math.min(lastDay, day), devices, channels);
  }

  /** The same of some devices only. */
  public ScanQuestion ofDevices(NameFilter some) {
    return new ScanQuestion(firstDay, lastDay, devices.and(some), channels);
  }

  /** The same of some channels only. */
  public ScanQuestion ofChannels(NameFilter some) {
    return new ScanQuestion(firstDay, lastDay, devices, channels.and(some));
  }
}
