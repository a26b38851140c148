package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import io.energyiot.model.ExactDecimal;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads the decimal in a JSON number or text exactly: up to 18 digits without creating an object,
 * more by {@link ExactDecimal}.
 */
final class DecimalText {
  private static final int LONG_DIGITS = 18;

  private long digits;
  private int scale;
  private BigDecimal wide;

  /**
   * Reads the number or text at which the parser stands.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  void read(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    wide = null;
    if (!readPlain(text, from, from + length)) {
      readSlowly(new String(text, from, length));
    }
  }

  /** Reads up to 18 digits with or without a minus and a point; returns false for anything else. */
  private boolean readPlain(char[] text, int from, int to) {
    boolean negative = from < to && text[from] == '-';
    int first = negative ? from + 1 : from;
    int point = to;
    long number = 0;
    for (int i = first; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
      } else if (text[i] == '.' && point == to) {
        point = i;
      } else {
        return false;
      }
    }
    scale = Math.max(0, to - point - 1);
    digits = negative ? -number : number;
    int count = point - first + scale;
    return count > 0 && count <= LONG_DIGITS;
  }

  private void readSlowly(String text) {
    BigDecimal value = ExactDecimal.parse(text);
    boolean fits = value.unscaledValue().bitLength() < Long.SIZE;
    digits = fits ? value.unscaledValue().longValue() : 0;
    scale = value.scale();
    wide = fits ? null : value;
  }

  /** Returns the value times 10^{@link #scale}; 0 if it is {@link #wide}. */
  long digits() {
    return digits;
  }

  /** Returns the number of digits after the decimal point. */
  int scale() {
    return scale;
  }

  /** Returns the value if its digits don't fit a long; otherwise null. */
  BigDecimal wide() {
    return wide;
  }
}
