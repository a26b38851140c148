package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/**
 * How far a value can be trusted. {@link #code()} is stored in day blocks and never changes.
 *
 * <p>Sources: NEM12 quality flags (AEMO meter data file format), ESPI {@code ReadingQuality} (NAESB
 * REQ.21).
 */
public enum Quality {
  /** Measured by the meter. NEM12 {@code A}, ESPI 0. */
  ACTUAL(0),
  /** Estimated until a measurement comes. NEM12 {@code E}, ESPI 8 and 9. */
  ESTIMATED(1),
  /** Substituted by the data provider. NEM12 {@code S}. */
  SUBSTITUTED(2),
  /** Substituted for good. NEM12 {@code F}. */
  FINAL_SUBSTITUTE(3),
  /** Known to be missing: the only quality without a value. NEM12 {@code N}. */
  MISSING(4),
  /** Edited by hand. ESPI 7. */
  EDITED(5),
  /** Measured, but doubtful. ESPI 10. */
  QUESTIONABLE(6),
  /** Calculated from other values. ESPI 11. */
  DERIVED(7),
  /** A forecast. ESPI 12. */
  PROJECTED(8);

  private static final Quality[] BY_CODE = values();

  private final byte code;
  private final String text;

  Quality(int code) {
    this.code = (byte) code;
    this.text = name().toLowerCase(Locale.ROOT);
  }

  /** The number stored for this quality. */
  public byte code() {
    return code;
  }

  /** The name in JSON and CSV, in snake_case. */
  public String text() {
    return text;
  }

  /**
   * The quality stored as {@code code}.
   *
   * @throws IndexOutOfBoundsException if no quality has that code
   */
  public static Quality ofCode(int code) {
    return BY_CODE[code];
  }

  /** How many codes there are; valid codes are 0 to one less. */
  public static int codes() {
    return BY_CODE.length;
  }

  /**
   * The quality named {@code text}, in any case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#QUALITY_INVALID}
   */
  public static Quality parse(String text) {
    for (Quality quality : BY_CODE) {
      if (quality.text.equalsIgnoreCase(text)) {
        return quality;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.QUALITY_INVALID,
        "quality",
        "one of "
            + Arrays.stream(BY_CODE).map(Quality::text).toList()
            + " is needed, not "
            + Quoted.of(text));
  }
}
