package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.model.ExactDecimal;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;

/**
 * Reads decimals exactly: up to 18 digits without creating an object, more by {@link ExactDecimal}.
 * Digit grouping is not accepted, so a single mark is the decimal mark.
 */
public final class CsvDecimals {
  private static final int LONG_DIGITS = 18;

  private static final long POINTS = EightBytes.all('.');
  private static final long ZEROS = EightBytes.all('0');

  private final byte mark;
  private final long marks;
  private long digits;
  private int scale;
  private BigDecimal wide;

  /**
   * @param mark the decimal mark that is accepted besides the point
   */
  public CsvDecimals(char mark) {
    this.mark = (byte) mark;
    this.marks = EightBytes.all(mark);
  }

  /**
   * Reads a column that is not empty.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  void read(Fields fields, int column) {
    if (readPlain(fields, column)) {
      wide = null;
    } else {
      readSlowly(fields.text(column));
    }
  }

  /**
   * Reads the bytes from {@code from}, inclusive, to {@code to}, exclusive.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  public void read(byte[] bytes, int from, int to) {
    if (readPlain(bytes, from, to)) {
      wide = null;
    } else {
      readSlowly(Quoted.utf8(bytes, from, to));
    }
  }

  /** Reads a column; see {@link #readPlain(byte[], int, int)}. */
  boolean readPlain(Fields fields, int column) {
    return readPlain(fields.bytes(), fields.from(column), fields.to(column));
  }

  /**
   * Reads a number of up to 18 digits with or without a minus and a mark.
   *
   * @return whether it was such a number; if not, {@link #digits} and {@link #scale} are
   *     meaningless
   */
  boolean readPlain(byte[] bytes, int from, int to) {
    if (from == to) {
      return false;
    }
    if (bytes[from] != '-') {
      return readUnsigned(bytes, from, to);
    }
    boolean read = readUnsigned(bytes, from + 1, to);
    digits = -digits;
    return read;
  }

  private boolean readUnsigned(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0 || length > Long.BYTES || to < Long.BYTES) {
      return readEach(bytes, from, to);
    }
    int before = Long.SIZE - Byte.SIZE * length;
    return readAtOnce(EightBytes.at(bytes, to - Long.BYTES) >>> before << before, length);
  }

  /**
   * Reads an unsigned number of 1 to 8 characters at once.
   *
   * @param text the characters at the end of eight bytes, the bytes before them 0
   * @return whether it was such a number; if not, {@link #digits} and {@link #scale} are
   *     meaningless
   */
  boolean readAtOnce(long text, int length) {
    long point = EightBytes.find(text, marks);
    if (point == 0 && marks != POINTS) {
      point = EightBytes.find(text, POINTS);
    }
    if (point == 0) {
      scale = 0;
      return readDigits(text, length);
    }
    int place = EightBytes.first(point);
    scale = Long.BYTES - 1 - place;
    // the digits before the point close the gap that it leaves
    long belowPoint = (1L << (place * Byte.SIZE)) - 1;
    long behindPoint = ~belowPoint << Byte.SIZE;
    return readDigits(((text & belowPoint) << Byte.SIZE) | (text & behindPoint), length - 1);
  }

  /** Reads digits from the last {@code count} bytes of {@code text}; the other bytes are 0. */
  private boolean readDigits(long text, int count) {
    if (count == 0) {
      return false;
    }
    long numbers = text ^ (ZEROS << (Long.SIZE - Byte.SIZE * count));
    digits = EightBytes.number(numbers);
    return EightBytes.areDigits(numbers);
  }

  /** Reads up to 18 digits and a mark; returns false for anything else. */
  private boolean readEach(byte[] bytes, int from, int to) {
    int point = to;
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
      } else if (point == to && (bytes[i] == '.' || bytes[i] == mark)) {
        point = i;
      } else {
        return false;
      }
    }
    scale = Math.max(0, to - point - 1);
    digits = number;
    int count = point - from + scale;
    return count > 0 && count <= LONG_DIGITS;
  }

  private void readSlowly(String text) {
    BigDecimal value = parse(text);
    boolean fits = value.unscaledValue().bitLength() < Long.SIZE;
    digits = fits ? value.unscaledValue().longValue() : 0;
    scale = value.scale();
    wide = fits ? null : value;
  }

  private BigDecimal parse(String text) {
    try {
      return ExactDecimal.parse(text.replace((char) mark, '.'));
    } catch (BrokenRuleException e) {
      // again as a text, so that the message shows the value as it was written
      return ExactDecimal.parse(text);
    }
  }

  /** Returns the value times 10^{@link #scale}; 0 if it is {@link #wide}. */
  public long digits() {
    return digits;
  }

  /** Returns the number of digits after the decimal point. */
  public int scale() {
    return scale;
  }

  /** Returns the value if its digits don't fit a long; otherwise null. */
  public BigDecimal wide() {
    return wide;
  }
}
