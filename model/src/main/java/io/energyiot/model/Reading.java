package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;

/**
 * One value of one series for one interval.
 *
 * @param series whose value it is
 * @param start the interval's start, milliseconds since 1970-01-01T00:00:00Z
 * @param interval the interval's length, seconds
 * @param value exact, with the decimals that were sent; null if and only if the quality is {@link
 *     Quality#MISSING}
 * @param quality never null
 */
public record Reading(Series series, long start, int interval, BigDecimal value, Quality quality) {

  /**
   * @throws BrokenRuleException with {@link ErrorCode#VALUE_MISSING} if value and quality disagree
   */
  public Reading {
    if ((value == null) != quality.isMissing()) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_MISSING,
          "value",
          value == null
              ? "a reading has a value unless its quality is missing"
              : "a reading of quality missing has no value");
    }
  }
}
