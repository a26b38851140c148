package io.energyiot.analytics.view;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;

/** Values in Spark's form of {@code decimal(38,18)}. */
final class SparkDecimals {
  private static final int PRECISION = FleetView.VALUE.precision();
  private static final int SCALE = FleetView.VALUE.scale();

  private SparkDecimals() {}

  /** Whether a value has a place for each of its digits. */
  static boolean fits(BigDecimal value) {
    return value.scale() <= SCALE && value.precision() - value.scale() <= PRECISION - SCALE;
  }

  /** A value; null if it is null or does not fit. */
  static Decimal fitting(BigDecimal value) {
    return value == null || !fits(value) ? null : Decimal.apply(value, PRECISION, SCALE);
  }

  /**
   * A value; null if it is null.
   *
   * @param what it is, for the error
   * @throws EnergyException with {@link ErrorCode#SQL_INVALID} if it does not fit
   */
  static Decimal exactly(BigDecimal value, String what) {
    if (value != null && !fits(value)) {
      throw new EnergyException(
          ErrorCode.SQL_INVALID,
          what + " is " + value.toPlainString() + ", which decimal(38,18) can't hold");
    }
    return fitting(value);
  }
}
