package io.energyiot.bench.peers.system;

import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the file of a run holds: days of the made-up households in UTC, device by device. Known from
 * the households themselves, so that no peer's answer is the measure of another's.
 *
 * @param devices how many, numbered from 1
 * @param days how many, from {@link #FIRST_DAY}
 * @param form of the file
 */
public record HouseholdFileDays(long devices, int days, HouseholdsFile.Form form) {
  /** The first day. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  /** Quarter hours of a day in UTC. */
  public static final int QUARTERS_A_DAY = 96;

  private static final int KWH_SCALE = 3;
  private static final Households HOUSEHOLDS = new Households(1);

  /** The file as it is to be written. */
  public HouseholdsFile file() {
    return new HouseholdsFile(HOUSEHOLDS, 1, devices, FIRST_DAY, days, ZoneOffset.UTC);
  }

  /**
   * What a device measures in the quarter hours of the first day.
   *
   * @param device from 1
   * @param wattHours takes them; has room for {@link Households#MAX_INTERVALS}
   */
  public static void firstDay(long device, long[] wattHours) {
    HOUSEHOLDS.day(device, FIRST_DAY.toEpochDay(), QUARTERS_A_DAY, wattHours);
  }

  /** The readings of all devices. */
  public long readings() {
    return devices * readingsOfDevice();
  }

  /** The readings of each device. */
  int readingsOfDevice() {
    return days * QUARTERS_A_DAY;
  }

  /** The first {@code count} readings of the file. */
  PeerTotals first(long count) {
    return totals(0, count);
  }

  /** The readings of one device. */
  PeerTotals ofDevice(long device) {
    return totals((device - 1) * readingsOfDevice(), readingsOfDevice());
  }

  private PeerTotals totals(long from, long count) {
    long[] wattHours = new long[Households.MAX_INTERVALS];
    long sum = 0;
    for (long i = from; i < from + count; i++) {
      int interval = (int) (i % QUARTERS_A_DAY);
      if (interval == 0) {
        long day = i / QUARTERS_A_DAY;
        HOUSEHOLDS.day(
            1 + day / days, FIRST_DAY.toEpochDay() + day % days, QUARTERS_A_DAY, wattHours);
      }
      sum += wattHours[interval];
    }
    return new PeerTotals(count, BigDecimal.valueOf(sum, KWH_SCALE));
  }
}
