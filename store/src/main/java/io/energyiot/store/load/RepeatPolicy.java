package io.energyiot.store.load;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Locale;

/** What to do with a content that was loaded before. */
public enum RepeatPolicy {
  /** Skip it. */
  SKIP,
  /** Store it again with the same version; no answer changes. */
  AGAIN,
  /** Store it with a new version, which wins over all that was learned since the first time. */
  AS_NEW;

  /**
   * Parses {@code skip}, {@code again} or {@code as_new}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static RepeatPolicy parse(String text) {
    for (RepeatPolicy policy : values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
        return policy;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "repeats",
        "repeats is skip, again or as_new, not " + Quoted.of(text));
  }
}
