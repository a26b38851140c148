package io.energyiot.load.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.openhft.hashing.LongHashFunction;

/**
 * Computes the checksum of a text as it is read. The checksum does not depend on line ends (LF or
 * CRLF, with or without the last one) or on a byte order mark. For a text whose lines all end in
 * LF, it is the checksum of the bytes: XXH3 with 64 bits over each piece of 1 MiB, and over the
 * list of the pieces' hashes. For one thread.
 */
public final class TextChecksum {
  static final int PIECE = 1 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final int STEP = 4 * Long.BYTES;

  private final byte[] piece = new byte[PIECE];
  private final byte[] start = new byte[MARK.length];
  private long[] hashes = new long[16];
  private int pieces;
  private int length;
  private int started;
  private boolean heldReturn;

  /** Adds what follows of the text. */
  public void add(byte[] bytes, int offset, int count) {
    int from = offset;
    int to = offset + count;
    while (started < MARK.length && from < to) {
      start[started++] = bytes[from++];
      if (started == MARK.length) {
        addStart();
      }
    }
    addLines(bytes, from, to);
  }

  private void addStart() {
    if (!Arrays.equals(start, 0, started, MARK, 0, MARK.length)) {
      addLines(start, 0, started);
    }
  }

  private void addLines(byte[] bytes, int offset, int to) {
    int from = offset;
    if (heldReturn && from < to) {
      heldReturn = false;
      putReturnUnless(bytes[from] == '\n');
    }
    int found = returnIn(bytes, from, to);
    while (found >= 0) {
      put(bytes, from, found);
      from = found + 1;
      if (from == to) {
        heldReturn = true;
        return;
      }
      putReturnUnless(bytes[from] == '\n');
      found = returnIn(bytes, from, to);
    }
    put(bytes, from, to);
  }

  private void putReturnUnless(boolean lineEnds) {
    if (!lineEnds) {
      put(new byte[] {'\r'}, 0, 1);
    }
  }

  private void put(byte[] bytes, int offset, int to) {
    int from = offset;
    while (from < to) {
      int count = Math.min(to - from, PIECE - length);
      System.arraycopy(bytes, from, piece, length, count);
      from += count;
      length += count;
      if (length == PIECE) {
        endPiece();
      }
    }
  }

  private void endPiece() {
    if (pieces == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * pieces);
    }
    hashes[pieces++] = LongHashFunction.xx3().hashBytes(piece, 0, length);
    length = 0;
  }

  /** The checksum of the whole text; nothing may be added afterwards. */
  public ContentChecksum finish() {
    if (started < MARK.length) {
      addStart();
    }
    if (heldReturn) {
      putReturnUnless(false);
    }
    boolean open = length == 0 ? pieces > 0 && piece[PIECE - 1] != '\n' : piece[length - 1] != '\n';
    if (open) {
      put(new byte[] {'\n'}, 0, 1);
    }
    int last = length;
    if (last > 0) {
      endPiece();
    }
    long size = last == 0 ? (long) pieces * PIECE : (pieces - 1L) * PIECE + last;
    return new ContentChecksum(
        LongHashFunction.xx3().hashLongs(Arrays.copyOf(hashes, pieces)), size);
  }

  /** Whether the bytes at the begin of a file are a byte order mark. */
  static boolean isMarked(byte[] bytes, int length) {
    return length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** The place of the first carriage return; -1 if there is none. */
  static int returnIn(byte[] bytes, int from, int to) {
    int i = from;
    while (i + STEP <= to && !hasReturn(bytes, i)) {
      i += STEP;
    }
    for (; i < to; i++) {
      if (bytes[i] == '\r') {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasReturn(byte[] bytes, int at) {
    return (returns(bytes, at)
            | returns(bytes, at + Long.BYTES)
            | returns(bytes, at + 2 * Long.BYTES)
            | returns(bytes, at + 3 * Long.BYTES))
        != 0;
  }

  /** Not zero if one of eight bytes is a carriage return. */
  private static long returns(byte[] bytes, int at) {
    long differing = (long) WORDS.get(bytes, at) ^ ('\r' * ONES);
    return (differing - ONES) & ~differing & HIGHS;
  }
}
