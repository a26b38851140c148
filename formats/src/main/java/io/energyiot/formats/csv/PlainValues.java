package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;

/**
 * Reads the values at the end of a row if they are plain, as nearly all are: {@link
 * CsvDecimals#readPlain} accepts each, nothing surrounds it, and values are left out only at the
 * end. Finds and reads them in one pass, without keeping their positions.
 */
final class PlainValues {
  private final byte separator;
  private final long separators;
  private final CsvDecimals decimals;
  private long[] digits = new long[100];
  private byte[] scales = new byte[100];
  private int count;
  private int columns;

  PlainValues(char separator, CsvDecimals decimals) {
    this.separator = (byte) separator;
    this.separators = EightBytes.all(separator);
    this.decimals = decimals;
  }

  /** Reads the values from {@code from} on; returns false if they are not plain. */
  boolean read(byte[] bytes, int from, int to) {
    makeRoom((to - from) / 2 + 1); // the shortest have a digit and a comma
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
   * Reads values of up to seven characters, each from eight bytes that include its separator.
   *
   * @return where the first other value begins, or where fewer than eight bytes are left
   */
  private int readNarrow(byte[] bytes, int from, int to) {
    int at = from;
    int width = 1;
    int read = count;
    while (at + Long.BYTES <= to) {
      long text = EightBytes.at(bytes, at);
      int found = EightBytes.first(EightBytes.find(text, separators));
      if (found != width) { // rare: a predicted width needs no waiting
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

  /** Returns where the field that begins at {@code from} ends. */
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

  /** Returns the number of columns, including those without a value at the end. */
  int columns() {
    return columns;
  }

  /** Returns the number of values. */
  int count() {
    return count;
  }

  /** Returns the values times 10^scale. */
  long[] digits() {
    return digits;
  }

  /** Returns the number of digits after the decimal point of each value. */
  byte[] scales() {
    return scales;
  }
}
