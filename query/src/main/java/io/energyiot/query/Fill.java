package io.energyiot.query;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** How an answer shows buckets without values. */
public enum Fill {
  /** The buckets are left out. */
  NONE,
  /** The buckets have no sum. */
  NULL,
  /** Sum, extremes and mean of the buckets are zero. */
  ZERO;

  /** Returns the name in a question. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the way called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static Fill parse(String text) {
    return Arrays.stream(values())
        .filter(fill -> fill.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRuleException(
                    ErrorCode.PARAMETER_INVALID,
                    "fill",
                    "fill is none, null or zero, not " + Quoted.of(text)));
  }
}
