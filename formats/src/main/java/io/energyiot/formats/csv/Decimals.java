package io.energyiot.formats.csv;

import io.energyiot.model.ExactDecimal;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;

/**
 * Reads decimals exactly: those of up to 18 digits without an object, others by {@link
 * ExactDecimal}. Marks that group digits are not accepted, so a lone mark is the decimal mark.
 */
final class Decimals {
  private static final int LONG_DIGITS = 18;

  private final byte mark;
  private long digits;
  private int scale;
  private BigDecimal wide;

  /**
   * @param mark the decimal mark that is accepted beside the point
   */
  Decimals(char mark) {
    this.mark = (byte) mark;
  }

  /**
   * Reads a column that is not empty.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  void read(Fields fields, int column) {
    byte[] bytes = fields.bytes();
    int from = fields.from(column);
    int to = fields.to(column);
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int point = to;
    long number = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
      } else if (point == to && (bytes[i] == '.' || bytes[i] == mark)) {
        point = i;
      } else {
        readSlowly(fields.text(column));
        return;
      }
    }
    int decimals = Math.max(0, to - point - 1);
    int count = point - first + decimals;
    if (count == 0 || count > LONG_DIGITS) {
      readSlowly(fields.text(column));
      return;
    }
    digits = negative ? -number : number;
    scale = decimals;
    wide = null;
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
      // once more, so that the message shows the value as it was written
      return ExactDecimal.parse(text);
    }
  }

  /** The value times 10^{@link #scale}; 0 if it is {@link #wide}. */
  long digits() {
    return digits;
  }

  /** Digits after the point. */
  int scale() {
    return scale;
  }

  /** The value if its digits don't fit a long, null otherwise. */
  BigDecimal wide() {
    return wide;
  }
}
