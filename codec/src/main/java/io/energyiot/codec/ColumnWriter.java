package io.energyiot.codec;

import java.util.Arrays;

/**
 * Writes a column of whole numbers as their differences from a simple prediction, in groups of 16.
 * Each group is Rice-coded with its own parameter. Keeps scratch arrays, so it is for one thread.
 *
 * <p>The code is that of R. F. Rice (JPL 79-22, 1979), laid out as in P. Elias, "Efficient Storage
 * and Retrieval by Content and Address of Static Files" (J. ACM 21, 1974): the low bits of a group
 * side by side, then its high parts in unary, so that a reader can take the low bits in any order.
 */
final class ColumnWriter {
  /** Numbers in a group. */
  static final int GROUP = 16;

  /** The highest order of differences tried: 0 is none, 1 the last value, 2 the last step. */
  static final int HIGHEST_ORDER = 2;

  /**
   * The highest parameter. 0 means that all numbers are zero; any other is the number of low bits
   * plus one.
   */
  static final int HIGHEST_PARAMETER = 63;

  private static final int MAX_GROUP_BITS = 2 * HIGHEST_PARAMETER + GROUP * (Long.SIZE + 4);

  /** The greatest width of a group's numbers whose sum stays in range. */
  private static final int SUMMABLE_BITS = Long.SIZE - 1 - 4;

  /** The differences from the prediction, for each order. */
  private final long[][] rests = new long[HIGHEST_ORDER + 1][128];

  /** Writes the first {@code count} numbers of {@code column}, at least one. */
  void write(long[] column, int count, BitWriter out) {
    if (rests[0].length < count) {
      Arrays.setAll(rests, order -> new long[count]);
    }
    long min = min(column, count);
    int order = predict(column, count, min);
    int parameter = count == order ? 0 : parameter(rests[order], order, groupEnd(order, count));
    out.octet(order << 6 | parameter);
    out.varint(zigzag(order == 0 ? min : column[0]));
    if (order == 2) {
      out.varint(zigzag(column[1] - column[0]));
    }
    writeGroups(rests[order], order, count, parameter, out);
    out.align();
  }

  /**
   * Writes the differences from each order's prediction into {@link #rests}.
   *
   * @return the order that leaves the fewest bits; choosing by group instead made blocks 0.02 to
   *     0.4 % smaller and took 50 % longer
   */
  private int predict(long[] column, int count, long min) {
    long none = aboveMin(column, count, min, rests[0]);
    if (count == 1) {
      return 0;
    }
    long[] steps = rests[1];
    long[] changes = rests[2];
    long last = column[1];
    long lastStep = last - column[0];
    steps[1] = zigzag(lastStep);
    long one = bits(steps[1]);
    long two = 0;
    for (int i = 2; i < count; i++) {
      long step = column[i] - last;
      long restOfOne = zigzag(step);
      long restOfTwo = zigzag(step - lastStep);
      steps[i] = restOfOne;
      changes[i] = restOfTwo;
      one += bits(restOfOne);
      two += bits(restOfTwo);
      last = column[i];
      lastStep = step;
    }
    int order = one < none ? 1 : 0;
    return count > 2 && two < Math.min(none, one) ? 2 : order;
  }

  /**
   * Writes into {@code rest} by how much each number exceeds the least; returns how many bits that
   * takes.
   */
  private static long aboveMin(long[] column, int count, long min, long[] rest) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      rest[i] = column[i] - min;
      bits += bits(rest[i]);
    }
    return bits;
  }

  private static int bits(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }

  private static long min(long[] column, int count) {
    long min = column[0];
    for (int i = 1; i < count; i++) {
      min = Math.min(min, column[i]);
    }
    return min;
  }

  private static void writeGroups(
      long[] rest, int order, int count, int firstParameter, BitWriter out) {
    int last = firstParameter;
    for (int from = order; from < count; from += GROUP) {
      int to = groupEnd(from, count);
      int parameter = from == order ? firstParameter : parameter(rest, from, to);
      out.reserve(MAX_GROUP_BITS);
      if (from > order) {
        out.unary(zigzag(parameter - last));
      }
      if (parameter > 0) {
        writeGroup(rest, from, to, parameter - 1, out);
      }
      last = parameter;
    }
  }

  /** Writes the low bits of a group and then its high parts, as many at a time as fit. */
  private static void writeGroup(long[] rest, int from, int to, int lowBits, BitWriter out) {
    long mask = (1L << lowBits) - 1;
    long word = 0;
    int width = 0;
    for (int i = from; i < to && lowBits > 0; i++) {
      if (width + lowBits > BitWriter.WIDEST) {
        out.bits(word, width);
        word = 0;
        width = 0;
      }
      word |= (rest[i] & mask) << width;
      width += lowBits;
    }
    for (int i = from; i < to; i++) {
      long high = rest[i] >>> lowBits;
      if (width + high >= BitWriter.WIDEST) {
        out.bits(word, width);
        word = 0;
        width = 0;
        if (high >= BitWriter.WIDEST) {
          out.unary(high);
          continue;
        }
      }
      width += (int) high;
      word |= 1L << width++;
    }
    out.bits(word, width);
  }

  /**
   * The parameter that takes the fewest bits for a group. One more low bit costs a bit a number and
   * saves half of each high part, rounded up, which is the difference between the sums of the high
   * parts; that saving only shrinks as bits are added, so going up while it pays finds the best. It
   * surely pays while 2^bits is under a third of the mean.
   */
  private static int parameter(long[] rest, int from, int to) {
    long all = 0;
    long sum = 0;
    for (int i = from; i < to; i++) {
      all |= rest[i];
      sum += rest[i];
    }
    if (all == 0) {
      return 0;
    }
    int size = to - from;
    boolean summable = all >>> SUMMABLE_BITS == 0;
    int meanBits = summable ? bits(sum / size) : SUMMABLE_BITS - 4;
    int lowBits = Math.max(0, meanBits - 2);
    long high = highParts(rest, from, to, lowBits);
    while (lowBits < HIGHEST_PARAMETER - 1) {
      long higher = highParts(rest, from, to, lowBits + 1);
      if (high - higher <= size) {
        break;
      }
      high = higher;
      lowBits++;
    }
    return lowBits + 1;
  }

  private static long highParts(long[] rest, int from, int to, int lowBits) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += rest[i] >>> lowBits;
    }
    return sum;
  }

  private static int groupEnd(int from, int count) {
    return Math.min(from + GROUP, count);
  }

  /**
   * Maps small numbers of either sign to small numbers without a sign: 0, -1, 1, -2 … to 0, 1, 2, 3
   * …
   */
  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }
}
