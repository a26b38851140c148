package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;

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
    makeRoom((to - from) / 2 + 1); // a value has a character and, but for the last, a separator
    count = 0;
    int at = readNarrow(bytes, from, to);
    int end = end(bytes, at, to);
    while (end > at && decimals.readPlain(bytes, at, end)) {
      digits[count] = decimals.digits();
      scales[count] = (byte) decimals.scale();
      count++;
      at = readNarrow(bytes, end + 1, to);
      end = end(bytes, at, to);
    }
    columns = count + to - at + 1;
    return areSeparators(bytes, at, to);
  }

  private void makeRoom(int values) {
    if (digits.length < values) {
      digits = new long[values];
      scales = new byte[values];
    }
  }

  /**
   * Reads values of up to seven characters, each from the eight bytes that its separator is among.
   *
   * @return where a value stands that is none of these, or where the last bytes begin
   */
  private int readNarrow(byte[] bytes, int from, int to) {
    int at = from;
    int width = 1;
    int read = count;
    while (at + Long.BYTES <= to) {
      long text = EightBytes.at(bytes, at);
      int found = EightBytes.first(EightBytes.find(text, separators));
      if (found != width) { // seldom: while it is foreseen, no value waits for the one before
        if (found == 0 || found == Long.BYTES) {
          break;
        }
        width = found;
      }
      if (!decimals.readAtOnce(text << (Long.SIZE - Byte.SIZE * width), width)) {
        break;
      }
      digits[read] = decimals.digits();
      scales[read] = (byte) decimals.scale();
      read++;
      at += width + 1;
    }
    count = read;
    return at;
  }

  /** Where the field that begins at {@code from} ends. */
  private int end(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != separator) {
      end++;
    }
    return end;
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
