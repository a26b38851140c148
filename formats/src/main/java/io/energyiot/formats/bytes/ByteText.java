package io.energyiot.formats.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes ASCII and UTF-8 text to a stream through a buffer, without a String for each number. */
public final class ByteText implements Closeable {
  private static final int CAPACITY = 1 << 16;
  private static final int LONGEST_DECIMAL = 64;
  private static final long[] POWERS = powersOfTen();

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  /**
   * @param out closed with this
   */
  public ByteText(OutputStream out) {
    this.out = out;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Writes one ASCII character. */
  public void character(char ascii) throws IOException {
    makeRoom(1);
    buffer[size++] = (byte) ascii;
  }

  /** Writes bytes as they are. */
  public void bytes(byte[] text) throws IOException {
    if (text.length > CAPACITY) {
      flush();
      out.write(text);
      return;
    }
    makeRoom(text.length);
    System.arraycopy(text, 0, buffer, size, text.length);
    size += text.length;
  }

  /** Writes {@code number}, 0 to 99, as two digits. */
  public void twoDigits(int number) throws IOException {
    makeRoom(2);
    buffer[size++] = (byte) ('0' + number / 10);
    buffer[size++] = (byte) ('0' + number % 10);
  }

  /**
   * Writes {@code digits} / 10^{@code scale}, with all its decimals and without an exponent.
   *
   * @param scale 0 to 38
   */
  public void decimal(long digits, int scale) throws IOException {
    if (digits == Long.MIN_VALUE) {
      decimal(BigDecimal.valueOf(digits, scale));
      return;
    }
    makeRoom(LONGEST_DECIMAL);
    if (digits < 0) {
      buffer[size++] = '-';
    }
    long rest = Math.abs(digits);
    int end = size + digitsOf(rest, scale + 1) + (scale > 0 ? 1 : 0);
    int point = end - 1 - scale;
    for (int i = end - 1; i >= size; i--) {
      if (i == point && scale > 0) {
        buffer[i] = '.';
      } else {
        buffer[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    size = end;
  }

  /** Writes {@code value} with all its decimals and without an exponent. */
  public void decimal(BigDecimal value) throws IOException {
    bytes(value.toPlainString().getBytes(StandardCharsets.US_ASCII));
  }

  private static int digitsOf(long number, int min) {
    int digits = min;
    while (digits < POWERS.length && number >= POWERS[digits]) {
      digits++;
    }
    return digits;
  }

  private void makeRoom(int bytes) throws IOException {
    if (CAPACITY - size < bytes) {
      flush();
    }
  }

  /** Passes what was written to the stream, without flushing the stream. */
  public void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
