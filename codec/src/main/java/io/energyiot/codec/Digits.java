package io.energyiot.codec;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Readings;

/**
 * What the values of a block have in common.
 *
 * @param count how many there are: readings known to be missing have none
 * @param min the least scale, 0 if there is no value
 * @param max the largest scale, 0 if there is no value
 * @param layout the layout of scales, one that keeps every digit
 */
record Digits(int count, int min, int max, Flags.Scales layout) {
  private static final long[] POWERS_OF_TEN = powersOfTen();

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * Examines {@code readings}.
   *
   * @throws IllegalArgumentException if a value breaks the rules of {@link ExactDecimal}
   */
  static Digits of(Readings readings) {
    if (readings.isAllActual() && readings.hasOneScale()) {
      int scale = readings.scale(0);
      check(readings, 0, scale);
      return new Digits(readings.size(), scale, scale, Flags.Scales.ONE);
    }
    int count = 0;
    int min = Limits.MAX_SCALE;
    int max = 0;
    boolean wide = false;
    for (int i = 0; i < readings.size(); i++) {
      if (readings.hasValue(i)) {
        int scale = readings.scale(i);
        check(readings, i, scale);
        count++;
        min = Math.min(min, scale);
        max = Math.max(max, scale);
        wide |= readings.isWide(i);
      }
    }
    min = Math.min(min, max);
    return new Digits(count, min, max, layout(readings, min, max, wide));
  }

  private static void check(Readings readings, int i, int scale) {
    boolean wide = readings.isWide(i);
    if (scale < 0
        || scale > Limits.MAX_SCALE
        || (wide && readings.value(i).precision() > ExactDecimal.MAX_DIGITS)) {
      throw new IllegalArgumentException("reading " + i + ": value " + readings.value(i));
    }
  }

  /** Returns the same with a scale for each value, a layout that fits all values. */
  Digits withScaleEach() {
    return new Digits(count, min, max, Flags.Scales.EACH);
  }

  /**
   * Whether writing the digits at one scale lengthens them by more than a bit each, which is about
   * what a column of scales takes; if not, such a column need not be tried.
   */
  boolean isStretched(Readings readings) {
    if (layout != Flags.Scales.STRIPPED) {
      return false;
    }
    long longer = 0;
    for (int i = 0; i < readings.size(); i++) {
      if (readings.hasValue(i)) {
        longer += bits(written(readings, i)) - bits(readings.unscaled(i));
      }
    }
    return longer > count;
  }

  private static int bits(long digits) {
    return Long.SIZE - Long.numberOfLeadingZeros(ColumnWriter.zigzag(digits));
  }

  private static Flags.Scales layout(Readings readings, int min, int max, boolean wide) {
    if (wide) {
      return Flags.Scales.EACH_WIDE;
    }
    if (min == max) {
      return Flags.Scales.ONE;
    }
    for (int i = 0; i < readings.size(); i++) {
      if (readings.hasValue(i) && !isStripped(readings, i, min, max)) {
        return Flags.Scales.EACH;
      }
    }
    return Flags.Scales.STRIPPED;
  }

  /** Returns whether value {@code i} has no trailing zero and fits a long at scale {@code max}. */
  private static boolean isStripped(Readings readings, int i, int min, int max) {
    long digits = readings.unscaled(i);
    int scale = readings.scale(i);
    if (scale > min && digits % 10 == 0) {
      return false;
    }
    if (digits == 0) {
      return true;
    }
    if (max - scale >= POWERS_OF_TEN.length) {
      return false;
    }
    long power = POWERS_OF_TEN[max - scale];
    return digits <= Long.MAX_VALUE / power && digits >= Long.MIN_VALUE / power;
  }

  /** Returns the digits of value {@code i} as they are written; the value must not be wide. */
  long written(Readings readings, int i) {
    long digits = readings.unscaled(i);
    if (layout != Flags.Scales.STRIPPED || digits == 0) {
      return digits;
    }
    return digits * POWERS_OF_TEN[max - readings.scale(i)];
  }
}
