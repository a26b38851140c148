package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;
import java.util.Arrays;

/**
 * The values at the end of a row if they are plain, as nearly all are: each as {@link
 * Decimals#readPlain} has it, with nothing around it, and none left out but at the end. They are
 * found and read in one go, without their places being kept.
 */
final class PlainValues {
  private final byte separator;
  private final long separators;
  private final Decimals decimals;
  private long[] digits = new long[100];
  private byte[] scales = new byte[100];
  private int count;
  private int columns;

  PlainValues(char separator, Decimals decimals) {
    this.separator = (byte) separator;
    this.separators = EightBytes.all(separator);
    this.decimals = decimals;
  }

  /** Reads the values from {@code from} on; false if they are not plain. */
  boolean read(byte[] bytes, int from, int to) {
    count = 0;
    int at = from;
    int width = 1;
    while (at < to) {
      int found = widthAt(bytes, at, to);
      if (found != width) { // seldom: while it is foreseen, no value waits for the one before
        if (found == 0) {
          break;
        }
        width = found;
      }
      if (!decimals.readPlain(bytes, at, at + width)) {
        break;
      }
      keep();
      at += width + 1;
    }
    columns = count + to - at + 1;
    return areSeparators(bytes, at, to);
  }

  private int widthAt(byte[] bytes, int at, int to) {
    int i = at;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long found = EightBytes.find(EightBytes.at(bytes, i), separators);
      if (found != 0) {
        return i + EightBytes.first(found) - at;
      }
    }
    while (i < to && bytes[i] != separator) {
      i++;
    }
    return i - at;
  }

  private void keep() {
    if (count == digits.length) {
      digits = Arrays.copyOf(digits, 2 * count);
      scales = Arrays.copyOf(scales, 2 * count);
    }
    digits[count] = decimals.digits();
    scales[count] = (byte) decimals.scale();
    count++;
  }

  private boolean areSeparators(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != separator) {
        return false;
      }
    }
    return true;
  }

  /** How many columns there are, those without a value at the end included. */
  int columns() {
    return columns;
  }

  /** How many values there are. */
  int count() {
    return count;
  }

  /** The values times 10^scale. */
  long[] digits() {
    return digits;
  }

  /** The values' digits after the point. */
  byte[] scales() {
    return scales;
  }
}
