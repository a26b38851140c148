package io.energyiot.store.rollup.group;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a meter needs attention after a day. A meter may have several findings. */
public enum Finding {
  /** The device registry says it is installed, but nothing was received for the day. */
  SILENT,
  /** Readings were received, but none has a value. */
  NO_VALUES,
  /** Less than half of the intervals expected have a value. */
  GAPS,
  /** Less than half of the values are actual ones. */
  ESTIMATED,
  /** A value is below zero. */
  NEGATIVE,
  /** At least eight values, all the same and not zero. */
  STUCK,
  /** At least eight values, all zero. */
  ZERO,
  /** Readings overlap, so something may be counted twice. */
  OVERLAPPING;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in tables, JSON and parameters. */
  public String text() {
    return text;
  }

  /**
   * Returns the finding called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static Finding parse(String text) {
    for (Finding finding : values()) {
      if (finding.text.equals(text)) {
        return finding;
      }
    }
    String all = Arrays.stream(values()).map(Finding::text).collect(Collectors.joining(", "));
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "finding",
        "finding is one of " + all + ", not " + Quoted.of(text));
  }
}
