package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Adds up readings in order: all by {@code add} or all by {@code addAll}, or the tallies of such
 * parts by {@code addLater}. Extremes are kept as places of readings, so no objects are created.
 */
final class Tally {
  private static final int NONE = -1;
  private static final int MEAN_DECIMALS = 3;
  private static final int LOAD_FACTOR_DECIMALS = 4;

  private final Readings readings;
  private final ReadingOrder order;
  private final ExactSum sum = new ExactSum();
  private long count;
  private long seconds;
  private int scale;
  private int first = NONE;
  private int last = NONE;
  private int min = NONE;
  private int max = NONE;
  private int peak = NONE;
  private int peakOfLength = NONE; // of the last readings of one interval length

  Tally(Readings readings, ReadingOrder order) {
    this.readings = readings;
    this.order = order;
  }

  /** Adds reading {@code i} if it has a value. */
  void add(int i) {
    if (readings.hasValue(i)) {
      if (readings.isWide(i)) {
        sum.add(readings.value(i));
      } else {
        sum.add(readings.unscaled(i), readings.scale(i));
      }
      addExtremes(i, i);
      count(i, i, 1, readings.scale(i));
    }
  }

  /**
   * Adds those of some readings that have a value; all their intervals must have one length.
   *
   * @param from the place of the first reading
   * @param to the place after the last reading
   * @param values the values of all readings
   */
  void addAll(int from, int to, CommonScale values) {
    long[] digits = values.digits();
    int start = from;
    while (start < to && !readings.hasValue(start)) {
      start++;
    }
    if (start == to) {
      return;
    }
    int low = start;
    int high = start;
    int end = start;
    int more = 0;
    int decimals = 0;
    long total = 0;
    for (int i = start; i < to; i++) {
      if (readings.hasValue(i)) {
        total = addTo(total, digits[i], values.scale());
        low = digits[i] < digits[low] ? i : low;
        high = digits[i] > digits[high] ? i : high;
        decimals = Math.max(decimals, readings.scale(i));
        end = i;
        more++;
      }
    }
    sum.add(total, values.scale());
    addExtremes(low, high);
    count(start, end, more, decimals);
  }

  /** Adds a tally of readings that all come after these. */
  void addLater(Tally part) {
    if (part.count == 0) {
      return;
    }
    sum.add(part.sum);
    min = min == NONE || order.compare(part.min, min) < 0 ? part.min : min;
    max = max == NONE || order.compare(part.max, max) > 0 ? part.max : max;
    int highest = part.peak();
    peak = peak == NONE || order.compareDemand(highest, peak) > 0 ? highest : peak;
    first = first == NONE ? part.first : first;
    last = part.last;
    count += part.count;
    scale = Math.max(scale, part.scale);
    seconds += part.seconds;
  }

  /**
   * Returns the sum of both. If it overflows a long, adds {@code total} to the exact sum and
   * returns {@code digits}.
   */
  private long addTo(long total, long digits, int scale) {
    long next = total + digits;
    if (((total ^ next) & (digits ^ next)) >= 0) {
      return next;
    }
    sum.add(total, scale);
    return digits;
  }

  private void addExtremes(int low, int high) {
    min = min == NONE || order.compare(low, min) < 0 ? low : min;
    max = max == NONE || order.compare(high, max) > 0 ? high : max;
    if (peakOfLength == NONE || readings.interval(high) != readings.interval(peakOfLength)) {
      peak = peak();
      peakOfLength = high;
    } else if (order.compare(high, peakOfLength) > 0) {
      peakOfLength = high;
    }
  }

  private void count(int from, int end, int more, int decimals) {
    first = first == NONE ? from : first;
    last = end;
    count += more;
    scale = Math.max(scale, decimals);
    seconds += (long) more * readings.interval(from);
  }

  private int peak() {
    boolean higher =
        peak == NONE || (peakOfLength != NONE && order.compareDemand(peakOfLength, peak) > 0);
    return higher ? peakOfLength : peak;
  }

  /**
   * Returns the aggregate of what was added.
   *
   * @param energy whether the unit is one of energy, so that there is a demand
   */
  Aggregate result(boolean energy) {
    if (count == 0) {
      return Aggregate.NOTHING;
    }
    BigDecimal total = sum.value().setScale(scale);
    int highest = peak();
    return new Aggregate(
        total,
        readings.value(min),
        readings.value(max),
        total.divide(BigDecimal.valueOf(count), scale + MEAN_DECIMALS, RoundingMode.HALF_EVEN),
        count,
        Optional.of(timed(first, readings.value(first))),
        Optional.of(timed(last, readings.value(last))),
        energy ? Optional.of(timed(highest, demand(highest))) : Optional.empty(),
        energy ? loadFactor(total, highest) : null);
  }

  private TimedValue timed(int i, BigDecimal value) {
    return new TimedValue(readings.start(i), value);
  }

  private BigDecimal demand(int i) {
    return Demand.of(readings.value(i), readings.interval(i));
  }

  /** Returns (total / all seconds) / (value of the peak / its seconds), rounded once. */
  private BigDecimal loadFactor(BigDecimal total, int highest) {
    BigDecimal value = readings.value(highest);
    if (value.signum() <= 0) {
      return null;
    }
    return total
        .multiply(BigDecimal.valueOf(readings.interval(highest)))
        .divide(
            value.multiply(BigDecimal.valueOf(seconds)),
            LOAD_FACTOR_DECIMALS,
            RoundingMode.HALF_EVEN);
  }
}
