package io.energyiot.model;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Readings of one series in columns: in order of start, one a start. Immutable. A column that is
 * the same in every row is kept as one value, and starts that follow each other without a gap as
 * the first of them, so a year of quarter hours takes 280 KB.
 */
public final class Readings {
  /** No readings. */
  public static final Readings EMPTY =
      new Readings(new long[0], 0, null, 0, new long[0], null, 0, null, null);

  private final long[] starts;
  private final long firstStart;
  private final int[] intervals;
  private final int interval;
  private final long[] unscaled;
  private final byte[] scales;
  private final int scale;
  private final int[] qualities;
  private final BigDecimal[] wide;

  private Readings(
      long[] starts,
      long firstStart,
      int[] intervals,
      int interval,
      long[] unscaled,
      byte[] scales,
      int scale,
      int[] qualities,
      BigDecimal[] wide) {
    this.starts = starts;
    this.firstStart = firstStart;
    this.intervals = intervals;
    this.interval = interval;
    this.unscaled = unscaled;
    this.scales = scales;
    this.scale = scale;
    this.qualities = qualities;
    this.wide = wide;
  }

  /**
   * Takes the columns as they are, without a copy: the caller gives them away.
   *
   * @param starts strictly rising, milliseconds since 1970-01-01T00:00:00Z
   * @param intervals seconds; null if all are {@code interval}
   * @param unscaled the values' digits; anything where there is no value or a wide one
   * @param scales digits after the point; null if all are {@code scale}
   * @param qualities {@link Quality#code()}s; null if all are {@link Quality#ACTUAL}
   * @param wide values whose digits do not fit a long, null elsewhere; null if there is none
   */
  public static Readings ofColumns(
      long[] starts,
      int[] intervals,
      int interval,
      long[] unscaled,
      byte[] scales,
      int scale,
      int[] qualities,
      BigDecimal[] wide) {
    return new Readings(starts, 0, intervals, interval, unscaled, scales, scale, qualities, wide);
  }

  /**
   * As {@link #ofColumns}, for readings of one length of which each starts when the one before
   * ends.
   *
   * @param firstStart milliseconds since 1970-01-01T00:00:00Z
   * @param interval seconds
   */
  public static Readings withoutGaps(
      long firstStart,
      int interval,
      long[] unscaled,
      byte[] scales,
      int scale,
      int[] qualities,
      BigDecimal[] wide) {
    return new Readings(null, firstStart, null, interval, unscaled, scales, scale, qualities, wide);
  }

  /** How many readings there are. */
  public int size() {
    return unscaled.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return unscaled.length == 0;
  }

  /** The start of reading {@code i}, milliseconds since 1970-01-01T00:00:00Z. */
  public long start(int i) {
    return starts == null ? firstStart + i * (interval * 1000L) : starts[i];
  }

  /** The length of reading {@code i}'s interval, seconds. */
  public int interval(int i) {
    return intervals == null ? interval : intervals[i];
  }

  /** The end of reading {@code i}'s interval, which is not part of it. */
  public long end(int i) {
    return start(i) + interval(i) * 1000L;
  }

  /** The quality of reading {@code i}. */
  public Quality quality(int i) {
    return qualities == null ? Quality.ACTUAL : Quality.ofCode(qualities[i]);
  }

  /** The code of reading {@code i}'s quality. */
  public int qualityCode(int i) {
    return qualities == null ? Quality.ACTUAL.code() : qualities[i];
  }

  /** Whether reading {@code i} has a value, which it has unless it is known to be missing. */
  public boolean hasValue(int i) {
    return qualities == null || !Quality.isMissing(qualities[i]);
  }

  /** Whether the digits of reading {@code i} are over the range of {@link #unscaled}. */
  public boolean isWide(int i) {
    return wide != null && wide[i] != null;
  }

  /** The digits of a value that is there and not wide; its worth is this / 10^scale. */
  public long unscaled(int i) {
    return unscaled[i];
  }

  /** Digits after the point of a value that is there, 0 to 38. */
  public int scale(int i) {
    if (isWide(i)) {
      return wide[i].scale();
    }
    return scales == null ? scale : scales[i];
  }

  /** The value of reading {@code i}, as it was sent; null if it is missing. */
  public BigDecimal value(int i) {
    if (!hasValue(i)) {
      return null;
    }
    return isWide(i) ? wide[i] : BigDecimal.valueOf(unscaled[i], scale(i));
  }

  /** Whether all intervals have one length. */
  public boolean hasOneInterval() {
    return intervals == null || Arrays.stream(intervals).allMatch(each -> each == intervals[0]);
  }

  /** Whether each starts when the one before ends, all of one length, as they were made so. */
  public boolean isWithoutGaps() {
    return starts == null;
  }

  /** The greatest end of their intervals; there is at least one. */
  public long lastEnd() {
    long last = end(size() - 1);
    if (starts != null) {
      for (int i = 0; i < starts.length; i++) {
        last = Math.max(last, starts[i] + interval(i) * 1000L);
      }
    }
    return last;
  }

  /** Whether any interval starts before one ends that started earlier. */
  public boolean isOverlapping() {
    if (starts == null) {
      return false;
    }
    // Where no interval overlaps the next one, none overlaps any.
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] - starts[i - 1] < interval(i - 1) * 1000L) {
        return true;
      }
    }
    return false;
  }

  /** Whether all are known to be actual, so that each has a value. */
  public boolean isAllActual() {
    return qualities == null;
  }

  /** Whether all values are known to have one scale, and digits that fit a long. */
  public boolean hasOneScale() {
    return scales == null && wide == null;
  }

  /** Copies the digits of all readings, as {@link #unscaled(int)} has them, into {@code target}. */
  public void copyUnscaled(long[] target) {
    System.arraycopy(unscaled, 0, target, 0, unscaled.length);
  }

  /** The place of the first reading that starts at or after {@code start}; size() if none does. */
  public int firstFrom(long start) {
    if (starts == null) {
      long before = -Math.floorDiv(firstStart - start, interval * 1000L);
      return (int) Math.max(0, Math.min(size(), before));
    }
    int found = Arrays.binarySearch(starts, start);
    return found >= 0 ? found : -found - 1;
  }

  /** The readings from place {@code from} up to, not including, place {@code to}. */
  public Readings slice(int from, int to) {
    if (from == 0 && to == size()) {
      return this;
    }
    return new Readings(
        starts == null ? null : Arrays.copyOfRange(starts, from, to),
        starts == null ? start(from) : 0,
        intervals == null ? null : Arrays.copyOfRange(intervals, from, to),
        interval,
        Arrays.copyOfRange(unscaled, from, to),
        scales == null ? null : Arrays.copyOfRange(scales, from, to),
        scale,
        qualities == null ? null : Arrays.copyOfRange(qualities, from, to),
        wide == null ? null : Arrays.copyOfRange(wide, from, to));
  }

  /** Copies the columns of all readings to those of a builder, from {@code at} on. */
  void copyTo(
      int at,
      long[] toStarts,
      int[] toIntervals,
      long[] toUnscaled,
      byte[] toScales,
      int[] toQualities) {
    int size = size();
    for (int i = 0; i < size; i++) {
      toStarts[at + i] = start(i);
    }
    System.arraycopy(unscaled, 0, toUnscaled, at, size);
    copyOrFill(intervals, interval, toIntervals, at, size);
    if (scales == null) {
      Arrays.fill(toScales, at, at + size, (byte) scale);
    } else {
      System.arraycopy(scales, 0, toScales, at, size);
    }
    copyOrFill(qualities, Quality.ACTUAL.code(), toQualities, at, size);
  }

  private static void copyOrFill(int[] column, int same, int[] target, int at, int size) {
    if (column == null) {
      Arrays.fill(target, at, at + size, same);
    } else {
      System.arraycopy(column, 0, target, at, size);
    }
  }

  /** The wide values by place; null if there is none. */
  BigDecimal[] wide() {
    return wide;
  }

  /** Equal if the same intervals have the same values with the same digits and qualities. */
  @Override
  public boolean equals(Object object) {
    if (!(object instanceof Readings other) || size() != other.size()) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (start(i) != other.start(i)
          || interval(i) != other.interval(i)
          || quality(i) != other.quality(i)) {
        return false;
      }
      if (hasValue(i) && !value(i).equals(other.value(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return isEmpty() ? 0 : 31 * Long.hashCode(start(0)) + size();
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "no readings";
    }
    StringBuilder text = new StringBuilder().append(size()).append(" readings:");
    for (int i = 0; i < Math.min(size(), 4); i++) {
      text.append(' ').append(start(i)).append('+').append(interval(i)).append('=');
      text.append(value(i)).append('/').append(quality(i).text());
    }
    return text.append(size() > 4 ? " …" : "").toString();
  }
}
