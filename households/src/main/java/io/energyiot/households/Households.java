package io.energyiot.households;

/**
 * The made-up household meters, which always have the same readings for a seed. Every day of every
 * device can be had at once and in any order, from any thread: nothing is kept.
 *
 * <p>The values follow how a household lives (standby, fridge, getting up, cooking, laundry,
 * holidays, season), not how well they can be packed.
 */
public final class Households {
  /** Intervals of the longest day: 25 hours. */
  public static final int MAX_INTERVALS = 100;

  /** Devices of a households, numbered from 0: as many as their ids have numbers. */
  public static final long MAX_DEVICES = 100_000_000;

  private static final String ID_PREFIX = "MTR";
  private static final int ID_DIGITS = 8;

  private final long seed;

  /** The households of {@code seed}. */
  public Households(long seed) {
    this.seed = seed;
  }

  /**
   * The id of a device: {@code MTR} and its number with eight digits, such as {@code MTR00000042}.
   *
   * @param device 0 to 99,999,999
   */
  public static String deviceId(long device) {
    if (device < 0 || device >= MAX_DEVICES) {
      throw new IllegalArgumentException("device " + device);
    }
    String digits = Long.toString(device);
    return ID_PREFIX + "0".repeat(ID_DIGITS - digits.length()) + digits;
  }

  /**
   * What a device measures in the quarter hours of a local day.
   *
   * @param device 0 to 99,999,999
   * @param epochDay days since 1970-01-01
   * @param intervals how many quarter hours the day has: 92, 96 or 100, where an hour is left out
   *     or repeated at two o'clock
   * @param wattHours takes them, from its start; at least as long
   */
  public void day(long device, long epochDay, int intervals, long[] wattHours) {
    if (intervals != 92 && intervals != 96 && intervals != MAX_INTERVALS) {
      throw new IllegalArgumentException(intervals + " quarter hours a day");
    }
    new HouseholdDay(seed, device, epochDay, intervals, wattHours).live();
  }
}
