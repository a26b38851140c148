package io.energyiot.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes bits into an array that grows, the lowest bit of each byte first. */
final class BitWriter {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The widest field that always fits into one unaligned long. */
  static final int WIDEST = 56;

  private byte[] bytes = new byte[1024];
  private int at;

  /** The bits that do not fill a byte yet, and how many they are: 0 to 7. */
  private long begun;

  private int begunBits;

  /** Starts anew. */
  void clear() {
    at = 0;
    begun = 0;
    begunBits = 0;
  }

  /** Makes room for {@code more} bits. {@link #bits} and {@link #unary} rely on it. */
  void reserve(int more) {
    int needed = at + (more >>> 3) + 2 * Long.BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, needed * 2);
    }
  }

  /**
   * Writes the low {@code width} bits of {@code value}, the lowest first.
   *
   * @param value zero above those bits
   * @param width 0 to 62
   */
  void bits(long value, int width) {
    if (width > WIDEST) {
      narrowBits(value & ((1L << WIDEST) - 1), WIDEST);
      narrowBits(value >>> WIDEST, width - WIDEST);
    } else {
      narrowBits(value, width);
    }
  }

  private void narrowBits(long value, int width) {
    long word = begun | value << begunBits;
    LONGS.set(bytes, at, word);
    int held = begunBits + width;
    at += held >>> 3;
    begun = word >>> (held & ~7);
    begunBits = held & 7;
  }

  /** Writes {@code zeros} zeros and a one. */
  void unary(long zeros) {
    long left = zeros;
    while (left >= WIDEST) {
      narrowBits(0, WIDEST);
      left -= WIDEST;
    }
    narrowBits(1L << left, (int) left + 1);
  }

  /** Writes a whole number without sign, 7 bits a byte, the lowest first (LEB128). */
  void varint(long value) {
    reserve(10 * Byte.SIZE);
    long left = value;
    while ((left & ~0x7FL) != 0) {
      narrowBits((left & 0x7F) | 0x80, Byte.SIZE);
      left >>>= 7;
    }
    narrowBits(left, Byte.SIZE);
  }

  /** Writes one byte. */
  void octet(int value) {
    reserve(Byte.SIZE);
    narrowBits(value, Byte.SIZE);
  }

  /** Fills the current byte with zeros. */
  void align() {
    narrowBits(0, -begunBits & 7);
  }

  /** Returns a copy of the full bytes written since {@link #clear}. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, at);
  }
}
