package io.energyiot.codec;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads what {@link BitWriter} wrote. Behind the end it reads zeros; {@link #seek} then fails. */
final class BitReader {
  /** The bits that a {@link #window} has at least. */
  static final int SURE = 57;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int lastLong;
  private final int end;
  private int bit;

  /** Reads {@code block}, at most {@link Limits#MAX_BYTES} of it. */
  BitReader(byte[] block) {
    this.bytes = block.length < Long.BYTES ? Arrays.copyOf(block, Long.BYTES) : block;
    this.lastLong = bytes.length - Long.BYTES;
    this.end = block.length * Byte.SIZE;
  }

  /**
   * Returns the bits from place {@code from} on, the first one lowest; at least {@link #SURE} of
   * them.
   */
  long window(int from) {
    int at = from >>> 3;
    if (at <= lastLong) {
      return (long) LONGS.get(bytes, at) >>> (from & 7);
    }
    int past = from - lastLong * Byte.SIZE;
    return past < Long.SIZE ? (long) LONGS.get(bytes, lastLong) >>> past : 0;
  }

  /** Returns {@code width} bits, 1 to 62, at place {@code from}. */
  long bits(int from, int width) {
    long mask = (1L << width) - 1;
    if (width <= SURE) {
      return window(from) & mask;
    }
    return (window(from) | (window(from + SURE) << SURE)) & mask;
  }

  /**
   * Returns the place of the first one bit at {@code from} or later.
   *
   * @throws EnergyException with {@link ErrorCode#BLOCK_CORRUPT} if there is none
   */
  int firstOne(int from) {
    int at = from;
    long window = window(at);
    while (window == 0) {
      at += SURE;
      seek(at);
      window = window(at);
    }
    return at + Long.numberOfTrailingZeros(window);
  }

  /** Returns the place of the next bit. */
  int place() {
    return bit;
  }

  /**
   * Moves to place {@code to}.
   *
   * @throws EnergyException with {@link ErrorCode#BLOCK_CORRUPT} if that is behind the end
   */
  void seek(int to) {
    if (to > end) {
      throw corrupt("it ends too early");
    }
    bit = to;
  }

  /** Reads one byte. */
  int octet() {
    int from = bit;
    seek(from + Byte.SIZE);
    return (int) bits(from, Byte.SIZE);
  }

  /** Reads a whole number as {@link BitWriter#varint} writes it. */
  long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw corrupt("a number takes more than 10 bytes");
  }

  /** Reads a whole number that must lie in {@code min} to {@code max}. */
  long varint(String what, long min, long max) {
    return inRange(what, varint(), min, max);
  }

  /** Returns {@code value} if it lies in {@code min} to {@code max}. */
  long inRange(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw corrupt(what + " is " + value + " and not in " + min + " to " + max);
    }
    return value;
  }

  /** Skips the rest of the current byte. */
  void align() {
    int rest = -bit & 7;
    if (rest > 0 && bits(bit, rest) != 0) {
      throw corrupt("the bits that fill up a byte are not zero");
    }
    bit += rest;
  }

  /** Returns how many bits are left. */
  int left() {
    return end - bit;
  }

  /** Returns the failure of a block that is damaged at this place. */
  EnergyException corrupt(String why) {
    return new EnergyException(
        ErrorCode.BLOCK_CORRUPT,
        "a block of " + end / Byte.SIZE + " bytes is damaged at byte " + bit / 8 + ": " + why);
  }
}
