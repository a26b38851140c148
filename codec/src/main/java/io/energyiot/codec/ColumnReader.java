package io.energyiot.codec;

import static io.energyiot.codec.ColumnWriter.GROUP;
import static io.energyiot.codec.ColumnWriter.HIGHEST_ORDER;
import static io.energyiot.codec.ColumnWriter.HIGHEST_PARAMETER;

/** Reads the columns that {@link ColumnWriter} writes. */
final class ColumnReader {
  private final BitReader in;

  ColumnReader(BitReader in) {
    this.in = in;
  }

  /** Returns whether the rest of the block can hold a column of {@code count} numbers. */
  static boolean canHold(BitReader in, int count) {
    return (count - HIGHEST_ORDER) / GROUP <= in.left();
  }

  /** Reads {@code count} numbers, at least one, into the front of {@code column}. */
  void read(long[] column, int count) {
    int head = in.octet();
    int order = head >>> 6;
    if (order > Math.min(HIGHEST_ORDER, count)) {
      throw in.corrupt("a column of " + count + " numbers has order " + order);
    }
    long base = unzigzag(in.varint());
    long step = order == 2 ? unzigzag(in.varint()) : 0;
    readGroups(column, order, count, head & HIGHEST_PARAMETER);
    in.align();
    switch (order) {
      case 0 -> addBase(column, count, base);
      case 1 -> addUp(column, count, base);
      default -> addUpTwice(column, count, base, step);
    }
  }

  private void readGroups(long[] rest, int order, int count, int firstParameter) {
    int parameter = firstParameter;
    for (int from = order; from < count; from += GROUP) {
      if (from > order) {
        parameter += (int) unzigzag(parameterChange());
        in.inRange("a group's parameter", parameter, 0, HIGHEST_PARAMETER);
      }
      if (parameter > 0) {
        readGroup(rest, from, Math.min(from + GROUP, count), parameter - 1);
      }
    }
  }

  private int parameterChange() {
    int from = in.place();
    int one = in.firstOne(from);
    in.seek(one + 1);
    return one - from;
  }

  private void readGroup(long[] rest, int from, int to, int lowBits) {
    int low = in.place();
    int place = low + (to - from) * lowBits;
    long window = in.window(place);
    // Where the high part begins, relative to the window.
    int begin = 0;
    for (int i = from; i < to; i++) {
      if (window == 0) {
        int one = in.firstOne(place + begin);
        begin += place - one;
        place = one;
        window = in.window(place);
      }
      int one = Long.numberOfTrailingZeros(window);
      rest[i] = ((long) (one - begin) << lowBits) | in.bits(low, lowBits);
      low += lowBits;
      window &= window - 1;
      begin = one + 1;
    }
    in.seek(place + begin);
  }

  private static void addBase(long[] column, int count, long base) {
    for (int i = 0; i < count; i++) {
      column[i] += base;
    }
  }

  private static void addUp(long[] column, int count, long base) {
    long value = base;
    column[0] = value;
    for (int i = 1; i < count; i++) {
      value += unzigzag(column[i]);
      column[i] = value;
    }
  }

  private static void addUpTwice(long[] column, int count, long base, long firstStep) {
    long step = firstStep;
    long value = base + step;
    column[0] = base;
    column[1] = value;
    for (int i = 2; i < count; i++) {
      step += unzigzag(column[i]);
      value += step;
      column[i] = value;
    }
  }

  /** The inverse of {@link ColumnWriter#zigzag}. */
  static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
