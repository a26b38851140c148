package io.energyiot.server.answer;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes UTF-8 text to a stream through a buffer of fixed size, without creating an object per
 * value. For one thread.
 */
public final class TextBuffer {
  private static final int SIZE = 16 * 1024;

  /** The longest piece that is written at once: a number of any scale, or a time. */
  private static final int LONGEST_PIECE = 128;

  private static final int TEN = 10;
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = (byte) ('0' + i / TEN);
      ONES[i] = (byte) ('0' + i % TEN);
    }
  }

  private final byte[] bytes = new byte[SIZE];
  private final byte[] digits = new byte[20];
  private OutputStream out;
  private int end;

  /** Writes to {@code out} and never closes it. */
  public TextBuffer(OutputStream out) {
    this.out = out;
  }

  /** Drops what is in the buffer and writes to another stream from now on. */
  public void restart(OutputStream other) {
    out = other;
    end = 0;
  }

  /** Writes the buffer to the stream. */
  public void flush() throws IOException {
    out.write(bytes, 0, end);
    end = 0;
  }

  private void room(int more) throws IOException {
    if (end + more > SIZE) {
      flush();
    }
  }

  /** Writes ASCII text. */
  public TextBuffer ascii(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes bytes as they are. */
  public TextBuffer raw(byte[] piece) throws IOException {
    if (piece.length > LONGEST_PIECE) {
      flush();
      out.write(piece);
      return this;
    }
    room(piece.length);
    System.arraycopy(piece, 0, bytes, end, piece.length);
    end += piece.length;
    return this;
  }

  /** Writes a time as {@code times} formats it. */
  public TextBuffer time(TimeText times, long time) throws IOException {
    room(TimeText.LONGEST);
    end += times.write(time, bytes, end);
    return this;
  }

  /** Writes a JSON string in quotes, or null without quotes. */
  public TextBuffer quoted(String text) throws IOException {
    return text == null ? ascii("null") : raw(quote(text));
  }

  /** Returns a JSON string in quotes, as bytes. */
  public static byte[] quote(String text) {
    byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] quoted = new byte[inner.length + 2];
    Arrays.fill(quoted, (byte) '"');
    System.arraycopy(inner, 0, quoted, 1, inner.length);
    return quoted;
  }

  /** Writes a whole number. */
  public TextBuffer number(long value) throws IOException {
    return decimal(value, 0);
  }

  /**
   * Writes a decimal in full, with all its decimals.
   *
   * @param unscaled the value is this / 10^scale
   * @param scale 0 to 38
   */
  public TextBuffer decimal(long unscaled, int scale) throws IOException {
    if (unscaled == Long.MIN_VALUE) {
      return ascii(java.math.BigDecimal.valueOf(unscaled, scale).toPlainString());
    }
    room(LONGEST_PIECE);
    if (unscaled < 0) {
      bytes[end++] = '-';
    }
    int first = digits(Math.abs(unscaled));
    int count = digits.length - first;
    int whole = count - scale;
    if (whole <= 0) {
      bytes[end++] = '0';
      bytes[end++] = '.';
      for (int i = whole; i < 0; i++) {
        bytes[end++] = '0';
      }
      copyDigits(first, count);
      return this;
    }
    copyDigits(first, whole);
    if (scale > 0) {
      bytes[end++] = '.';
      copyDigits(first + whole, scale);
    }
    return this;
  }

  private void copyDigits(int from, int count) {
    for (int i = 0; i < count; i++) {
      bytes[end++] = digits[from + i];
    }
  }

  /** Writes digits to the end of {@link #digits}; returns where they begin. */
  private int digits(long value) {
    int at = digits.length;
    long left = value;
    while (left >= 100) {
      int two = (int) (left % 100);
      left /= 100;
      digits[--at] = ONES[two];
      digits[--at] = TENS[two];
    }
    digits[--at] = ONES[(int) left];
    if (left >= TEN) {
      digits[--at] = TENS[(int) left];
    }
    return at;
  }
}
