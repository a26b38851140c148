package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The values of readings as whole numbers of one scale, so that they can be added and compared
 * directly.
 */
final class CommonScale {
  /** The powers of ten that a long can hold. */
  static final long[] POWERS = LongStream.iterate(1, power -> power * 10).limit(19).toArray();

  private final long[] digits;
  private final int scale;

  private CommonScale(long[] digits, int scale) {
    this.digits = digits;
    this.scale = scale;
  }

  /**
   * Returns each value times 10^scale, not copied; the content is undefined where there is no
   * value.
   */
  long[] digits() {
    return digits;
  }

  /** Returns the largest scale of any value. */
  int scale() {
    return scale;
  }

  /** Returns the values of readings; empty if the digits of a value do not fit a long. */
  static Optional<CommonScale> of(Readings readings) {
    long[] digits = new long[readings.size()];
    readings.copyUnscaled(digits);
    if (readings.isEmpty() || readings.hasOneScale()) {
      return Optional.of(new CommonScale(digits, readings.isEmpty() ? 0 : readings.scale(0)));
    }
    int scale = 0;
    for (int i = 0; i < digits.length; i++) {
      scale = Math.max(scale, readings.hasValue(i) ? readings.scale(i) : 0);
    }
    for (int i = 0; i < digits.length; i++) {
      if (readings.hasValue(i)) {
        int more = scale - readings.scale(i);
        if (readings.isWide(i) || more >= POWERS.length || overflows(digits[i], POWERS[more])) {
          return Optional.empty();
        }
        digits[i] *= POWERS[more];
      }
    }
    return Optional.of(new CommonScale(digits, scale));
  }

  /** Returns whether the product is out of the range of a long. */
  static boolean overflows(long a, long b) {
    return Math.multiplyHigh(a, b) != (a * b) >> 63;
  }
}
