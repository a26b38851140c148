package io.energyiot.formats.greenbutton;

import io.energyiot.model.Quality;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/**
 * ESPI's {@code QualityOfReading} and our qualities. Where several of its codes mean one kind, the
 * method is the code; but 17, 18 and 19, which are grades of a valid measurement, are plainly
 * actual as 0 is.
 */
public final class EspiQualities {
  private static final int MANUALLY_EDITED = 7;
  private static final int REFERENCE_DAY = 8;
  private static final int INTERPOLATED = 9;
  private static final int QUESTIONABLE = 10;
  private static final int DERIVED = 11;
  private static final int PROJECTED = 12;
  private static final int MIXED = 13;
  private static final int RAW = 14;
  private static final int NORMALIZED = 15;
  private static final int OTHER = 16;

  /** Stands for a quality that ESPI has no code for. */
  public static final int NONE = -1;

  private EspiQualities() {}

  /**
   * The quality of a code.
   *
   * @throws BrokenRuleException with {@link ErrorCode#QUALITY_INVALID}
   */
  public static Quality of(long code) {
    return switch (code >= 0 && code < 100 ? (int) code : NONE) {
      case 0, 17, 18, 19 -> Quality.ACTUAL;
      case MANUALLY_EDITED -> Quality.EDITED;
      case REFERENCE_DAY, INTERPOLATED, MIXED -> Quality.ESTIMATED.with((int) code, Quality.NONE);
      case QUESTIONABLE -> Quality.QUESTIONABLE;
      case DERIVED -> Quality.DERIVED;
      case PROJECTED -> Quality.PROJECTED;
      case RAW -> Quality.ACTUAL.with(RAW, Quality.NONE);
      case NORMALIZED -> Quality.DERIVED.with(NORMALIZED, Quality.NONE);
      case OTHER -> Quality.QUESTIONABLE.with(OTHER, Quality.NONE);
      default ->
          throw new BrokenRuleException(
              ErrorCode.QUALITY_INVALID, "quality", "quality is 0 or 7 to 19, not " + code);
    };
  }

  /** The code that is read back as {@code quality}; {@link #NONE} if there is none. */
  public static int codeOf(Quality quality) {
    for (int code = 0; code <= OTHER; code++) {
      if ((code == 0 || code >= MANUALLY_EDITED) && of(code) == quality) {
        return code;
      }
    }
    return NONE;
  }
}
