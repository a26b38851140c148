package io.energyiot.formats.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Processes eight bytes at once, as a long whose lowest byte comes first. Sources: H. S. Warren,
 * Hacker's Delight, 2nd ed., 6-1, for finding a byte; D. Lemire, "Quickly parsing eight digits"
 * (2018).
 */
public final class EightBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long TOP_BITS = 0x8080808080808080L;
  private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
  private static final long EVERY_FOURTH = 0x000000FF000000FFL;

  private EightBytes() {}

  /** Returns the eight bytes from {@code from} on, all of which must exist. */
  public static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /** Returns whether {@code length} bytes are equal; for few bytes faster than the JDK's method. */
  public static boolean equal(byte[] a, int fromA, byte[] b, int fromB, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (at(a, fromA + i) != at(b, fromB + i)) {
        return false;
      }
    }
    while (i < length && a[fromA + i] == b[fromB + i]) {
      i++;
    }
    return i == length;
  }

  /** Returns the same ASCII character eight times. */
  public static long all(char ascii) {
    return ONES * ascii;
  }

  /**
   * Finds the first byte that is equal in {@code a} and {@code b}. The lowest bit set in the result
   * is the top bit of that byte; the bits above it mean nothing. Returns 0 if there is none. Faster
   * than {@link #same}.
   */
  public static long find(long a, long b) {
    long difference = a ^ b;
    return (difference - ONES) & ~difference & TOP_BITS;
  }

  /**
   * Returns the top bits of the bytes that are equal in {@code a} and {@code b}; all other bits are
   * 0.
   */
  public static long same(long a, long b) {
    long difference = a ^ b;
    return ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
  }

  /** Returns the index, 0 to 7, of the first byte that has a bit set; 8 if none has. */
  public static int first(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
  }

  /** Returns whether each byte is a number from 0 to 9. */
  public static boolean areDigits(long numbers) {
    return ((numbers | (numbers + ONES * 6)) & HIGH_HALVES) == 0;
  }

  /**
   * Returns the number whose decimal digits the bytes are; {@link #areDigits} must be true for
   * them.
   */
  public static long number(long digits) {
    long pairs = digits * 10 + (digits >>> 8);
    long first = (pairs & EVERY_FOURTH) * (100 + (1_000_000L << 32));
    long second = ((pairs >>> 16) & EVERY_FOURTH) * (1 + (10_000L << 32));
    return (first + second) >>> 32;
  }
}
