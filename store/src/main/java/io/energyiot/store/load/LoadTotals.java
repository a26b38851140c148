package io.energyiot.store.load;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a file, or a load, has brought.
 *
 * @param readings accepted
 * @param meterDays days of a series that have accepted readings
 * @param repeated readings that gave way to a later one of the same interval
 * @param rejected records or values refused
 * @param blockBytes bytes of the packed day blocks
 * @param firstDay first day, in the storage zone, that has readings; null without readings
 * @param lastDay last such day; null without readings
 */
public record LoadTotals(
    long readings,
    long meterDays,
    long repeated,
    long rejected,
    long blockBytes,
    LocalDate firstDay,
    LocalDate lastDay)
    implements Serializable {

  /** Nothing. */
  public static final LoadTotals NONE = new LoadTotals(0, 0, 0, 0, 0, null, null);

  /** Returns the sum of both. */
  public LoadTotals plus(LoadTotals other) {
    return new LoadTotals(
        readings + other.readings,
        meterDays + other.meterDays,
        repeated + other.repeated,
        rejected + other.rejected,
        blockBytes + other.blockBytes,
        firstDay == null || (other.firstDay != null && other.firstDay.isBefore(firstDay))
            ? other.firstDay
            : firstDay,
        lastDay == null || (other.lastDay != null && other.lastDay.isAfter(lastDay))
            ? other.lastDay
            : lastDay);
  }
}
