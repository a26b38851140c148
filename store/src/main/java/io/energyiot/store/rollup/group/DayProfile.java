package io.energyiot.store.rollup.group;

import java.math.BigDecimal;
import java.util.List;

/**
 * A day of a group by quarter hours, in one channel. Of quarter hours without a value sum, min and
 * max are zero.
 *
 * @param longestInterval seconds; a reading counts in the quarter hour in which it starts, so what
 *     a shorter part of the day says of demand is not the whole of it
 * @param sumOfPeaks the largest demand of each meter, added up; null if the unit is no energy
 * @param counts values that start in each quarter hour since the day began: 92, 96 or 100, or what
 *     else the storage zone's day has
 * @param sums of them, exact
 * @param mins the smallest of them
 * @param maxs the largest of them
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
