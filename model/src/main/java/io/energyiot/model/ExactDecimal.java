package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;

/**
 * The decimals that a reading may hold: at most 38 digits before and after the point together, kept
 * with the digits that were sent ({@code 1.50} stays {@code 1.50}). An exponent is written out
 * ({@code 1E3} becomes {@code 1000}).
 */
public final class ExactDecimal {
  /** Digits, leading zeros after the point included. */
  public static final int MAX_DIGITS = 38;

  private static final int LONGEST_TEXT = 64;

  private ExactDecimal() {}

  /**
   * The decimal that {@code text} writes.
   *
   * @param text an optional sign, digits with an optional point, an optional exponent
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID}
   */
  public static BigDecimal parse(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80); // other digits are none
    if (text.length() > LONGEST_TEXT || !ascii) {
      throw invalid(text);
    }
    try {
      return check(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
  }

  /**
   * {@code value} without a negative scale.
   *
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_INVALID} if it has too many digits
   */
  public static BigDecimal check(BigDecimal value) {
    long digits = Math.max(value.precision() - Math.min(0L, value.scale()), value.scale());
    if (digits > MAX_DIGITS) {
      throw invalid(value.toString());
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static BrokenRuleException invalid(String text) {
    return new BrokenRuleException(
        ErrorCode.VALUE_INVALID,
        "value",
        "a value is a decimal number of at most " + MAX_DIGITS + " digits, not " + Quoted.of(text));
  }
}
