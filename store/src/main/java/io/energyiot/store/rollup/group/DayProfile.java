package io.energyiot.store.rollup.group;

import java.math.BigDecimal;
import java.util.List;

/**
 * The values of a group on a day, by quarter hours, in one channel. Without a value, sum, min and
 * max of a quarter hour are zero.
 *
 * @param longestInterval the longest interval of a reading, seconds; since a reading counts where
 *     it starts, shorter parts of the day don't show the true demand
 * @param sumOfPeaks the sum of each meter's largest demand; null if the unit is not one of energy
 * @param counts the number of values that start in each quarter hour; 92, 96 or 100 entries, or as
 *     many as the day of the storage zone has
 * @param sums the exact sum of each quarter hour
 * @param mins the smallest value of each
 * @param maxs the largest value of each
 */
public record DayProfile(
    int longestInterval,
    BigDecimal sumOfPeaks,
    List<Long> counts,
    List<BigDecimal> sums,
    List<BigDecimal> mins,
    List<BigDecimal> maxs) {

  /** Copies the lists. */
  public DayProfile {
    counts = List.copyOf(counts);
    sums = List.copyOf(sums);
    mins = List.copyOf(mins);
    maxs = List.copyOf(maxs);
  }
}
