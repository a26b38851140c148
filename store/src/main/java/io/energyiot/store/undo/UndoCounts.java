package io.energyiot.store.undo;

import java.time.LocalDate;

/**
 * What an undo has taken back, or would take back.
 *
 * @param rows day blocks
 * @param readings the readings in them
 * @param meterDays meter-days
 * @param devices the number of different devices
 * @param firstDay first day, in the storage zone; null without rows
 * @param lastDay last such day; null without rows
 */
public record UndoCounts(
    long rows, long readings, long meterDays, long devices, LocalDate firstDay, LocalDate lastDay) {

  /** Nothing. */
  public static final UndoCounts NONE = new UndoCounts(0, 0, 0, 0, null, null);
}
