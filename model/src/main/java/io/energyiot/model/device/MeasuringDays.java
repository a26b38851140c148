package io.energyiot.model.device;

import java.time.LocalDate;

/**
 * The days on which a device measures. An unknown date does not rule a day out.
 *
 * @param installed the first one; null if unknown
 * @param removed the day after the last one; null if unknown
 */
public record MeasuringDays(LocalDate installed, LocalDate removed) {
  /** Returns whether it measures on a day. */
  public boolean include(LocalDate day) {
    return (installed == null || !installed.isAfter(day))
        && (removed == null || removed.isAfter(day));
  }
}
