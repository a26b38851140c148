package io.energyiot.query;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of buckets without values. */
public enum Fill {
  /** They are left out. */
  NONE,
  /** They have no sum. */
  NULL,
  /** Their sum, extremes and mean are zero. */
  ZERO;

  /** The name in a question. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The way called {@code text}.
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
