package io.energyiot.analytics.rollup;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Adds up the values of many meters by quarter hours. Exact: values that are not whole millionths,
 * and sums over a long, are kept as {@code BigDecimal}. For one thread.
 */
final class QuarterSums implements Serializable {
  private static final long serialVersionUID = 1;

  private final long[] counts;
  private final long[] sums;
  private final long[] mins;
  private final long[] maxs;
  private final BigDecimal[] otherSums;
  private final BigDecimal[] otherMins;
  private final BigDecimal[] otherMaxs;
  private int scale;

  /** Of a day with so many quarter hours. */
  QuarterSums(int quarters) {
    counts = new long[quarters];
    sums = new long[quarters];
    mins = new long[quarters];
    maxs = new long[quarters];
    Arrays.fill(mins, Long.MAX_VALUE);
    Arrays.fill(maxs, Long.MIN_VALUE);
    otherSums = new BigDecimal[quarters];
    otherMins = new BigDecimal[quarters];
    otherMaxs = new BigDecimal[quarters];
  }

  void add(DayValues values) {
    scale = Math.max(scale, values.scale());
    for (int i = 0; i < values.size(); i++) {
      int quarter = values.quarter(i);
      long value = values.millionths(i);
      counts[quarter]++;
      addTo(quarter, value);
      mins[quarter] = Math.min(mins[quarter], value);
      maxs[quarter] = Math.max(maxs[quarter], value);
    }
    for (int i = 0; i < values.others(); i++) {
      int quarter = values.otherQuarter(i);
      BigDecimal value = values.other(i);
      counts[quarter]++;
      addOther(quarter, value);
      addExtremes(quarter, value, value);
    }
  }

  private void addTo(int quarter, long value) {
    long before = sums[quarter];
    long sum = before + value;
    if (((before ^ sum) & (value ^ sum)) < 0) {
      addOther(quarter, decimal(before));
      sum = value;
    }
    sums[quarter] = sum;
  }

  private void addOther(int quarter, BigDecimal value) {
    otherSums[quarter] = otherSums[quarter] == null ? value : otherSums[quarter].add(value);
  }

  private void addExtremes(int quarter, BigDecimal min, BigDecimal max) {
    otherMins[quarter] = otherMins[quarter] == null ? min : otherMins[quarter].min(min);
    otherMaxs[quarter] = otherMaxs[quarter] == null ? max : otherMaxs[quarter].max(max);
  }

  void add(QuarterSums more) {
    scale = Math.max(scale, more.scale);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more.counts[i];
      addTo(i, more.sums[i]);
      mins[i] = Math.min(mins[i], more.mins[i]);
      maxs[i] = Math.max(maxs[i], more.maxs[i]);
      if (more.otherSums[i] != null) {
        addOther(i, more.otherSums[i]);
      }
      if (more.otherMins[i] != null) {
        addExtremes(i, more.otherMins[i], more.otherMaxs[i]);
      }
    }
  }

  private static BigDecimal decimal(long millionths) {
    return BigDecimal.valueOf(millionths, DayValues.SCALE);
  }

  /** How many values each quarter hour has. */
  List<Long> counts() {
    return Arrays.stream(counts).boxed().toList();
  }

  /** Their sums, with the decimals of the value that has the most; zero of none. */
  List<BigDecimal> sums() {
    return each(i -> otherSums[i] == null ? decimal(sums[i]) : decimal(sums[i]).add(otherSums[i]));
  }

  /** The smallest values; zero where there is none. */
  List<BigDecimal> mins() {
    return each(
        i -> {
          BigDecimal min = mins[i] == Long.MAX_VALUE ? null : decimal(mins[i]);
          return min == null || otherMins[i] == null
              ? or(min, otherMins[i])
              : min.min(otherMins[i]);
        });
  }

  /** The largest values; zero where there is none. */
  List<BigDecimal> maxs() {
    return each(
        i -> {
          BigDecimal max = maxs[i] == Long.MIN_VALUE ? null : decimal(maxs[i]);
          return max == null || otherMaxs[i] == null
              ? or(max, otherMaxs[i])
              : max.max(otherMaxs[i]);
        });
  }

  private static BigDecimal or(BigDecimal one, BigDecimal other) {
    return one != null ? one : other != null ? other : BigDecimal.ZERO;
  }

  private List<BigDecimal> each(IntFunction<BigDecimal> decimals) {
    return IntStream.range(0, counts.length)
        .mapToObj(i -> decimals.apply(i).setScale(scale))
        .toList();
  }
}
