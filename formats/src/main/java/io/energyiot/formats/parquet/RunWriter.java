package io.energyiot.formats.parquet;

import java.nio.ByteBuffer;

/**
 * Writes small numbers in Parquet's hybrid encoding: a repeated number is written once with its
 * count; other numbers are packed in groups of eight, with as few bits as the greatest number
 * needs.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Encodings, RLE =
 *     3</a>
 */
final class RunWriter {
  private static final int GROUP = 8;
  private static final int LONGEST_VARINT = 5;

  private RunWriter() {}

  /** Returns the bits that numbers from 0 to {@code greatest} need. */
  static int width(int greatest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
  }

  /** Returns the largest number of bytes that {@code count} numbers can take. */
  static int maxBytes(int count, int width) {
    int groups = count / GROUP + 1;
    return groups * (width + LONGEST_VARINT + Integer.BYTES);
  }

  /**
   * Writes numbers.
   *
   * @param count how many to write
   * @param width 0 to 32
   */
  static void write(int[] numbers, int count, int width, ByteBuffer to) {
    int from = 0;
    while (from < count) {
      int end = endOfRun(numbers, from, count);
      if (end - from >= GROUP || end == count) {
        writeRun(numbers[from], end - from, width, to);
      } else {
        end = endOfGroups(numbers, from, count);
        writeGroups(numbers, from, end, width, to);
      }
      from = end;
    }
  }

  private static int endOfRun(int[] numbers, int from, int count) {
    int end = from + 1;
    while (end < count && numbers[end] == numbers[from]) {
      end++;
    }
    return end;
  }

  /**
   * Returns where, after whole groups, the next run worth writing begins; the end if there is none.
   */
  private static int endOfGroups(int[] numbers, int from, int count) {
    int end = from + GROUP;
    while (end < count && !isRun(numbers, end, count)) {
      end += GROUP;
    }
    return Math.min(end, count);
  }

  private static boolean isRun(int[] numbers, int from, int count) {
    if (from + GROUP > count) {
      return false;
    }
    for (int i = from + 1; i < from + GROUP; i++) {
      if (numbers[i] != numbers[from]) {
        return false;
      }
    }
    return true;
  }

  private static void writeRun(int number, int times, int width, ByteBuffer to) {
    putVarint(times << 1, to);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      to.put((byte) (number >>> shift));
    }
  }

  private static void writeGroups(int[] numbers, int from, int to, int width, ByteBuffer out) {
    int groups = (to - from + GROUP - 1) / GROUP;
    putVarint((groups << 1) | 1, out);
    long bits = 0;
    int count = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      bits |= (i < to ? numbers[i] & 0xFFFFFFFFL : 0) << count;
      for (count += width; count >= Byte.SIZE; count -= Byte.SIZE) {
        out.put((byte) bits);
        bits >>>= Byte.SIZE;
      }
    }
  }

  private static void putVarint(int value, ByteBuffer to) {
    int left = value;
    while ((left & ~0x7F) != 0) {
      to.put((byte) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    to.put((byte) left);
  }
}
