package io.energyiot.formats.mscons;

import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/** The status of a quantity (data element 6063) as a quality. */
final class MsconsQualities {
  private static final int PROVISIONAL = 18;

  private MsconsQualities() {}

  /**
   * The quality.
   *
   * @throws BrokenRuleException with {@link ErrorCode#QUALITY_INVALID}
   */
  static Quality of(EdifactSegments qty) {
    if (qty.has(1, 0, "220")) {
      return Quality.ACTUAL;
    }
    String status = qty.text(1, 0);
    return switch (status) {
      case "67" -> Quality.SUBSTITUTED;
      case "201" -> Quality.ESTIMATED; // proposed until a true value comes
      case "Z18" -> Quality.ESTIMATED.with(PROVISIONAL, Quality.NONE);
      case "187" -> Quality.PROJECTED;
      case "20" -> throw invalid("its sender says that the value must not be used (status 20)");
      default -> throw invalid("a status is 220, 67, 201, 187 or Z18, not " + Quoted.of(status));
    };
  }

  private static BrokenRuleException invalid(String rule) {
    return new BrokenRuleException(ErrorCode.QUALITY_INVALID, "QTY", rule);
  }
}
