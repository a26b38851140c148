package io.energyiot.query.aggregate;

import io.energyiot.model.Readings;
import java.math.BigDecimal;

/**
 * Compares two readings by value or demand. Readings are given by their places and must have
 * values.
 */
final class ReadingOrder {
  private final Readings readings;

  ReadingOrder(Readings readings) {
    this.readings = readings;
  }

  /** Compares values. */
  int compare(int a, int b) {
    if (readings.isWide(a) || readings.isWide(b)) {
      return readings.value(a).compareTo(readings.value(b));
    }
    int more = readings.scale(a) - readings.scale(b);
    long digitsOfA = readings.unscaled(a);
    long digitsOfB = readings.unscaled(b);
    if (more == 0) {
      return Long.compare(digitsOfA, digitsOfB);
    }
    return more > 0
        ? compareShifted(digitsOfA, digitsOfB, more)
        : -compareShifted(digitsOfB, digitsOfA, -more);
  }

  /** Compares values divided by the lengths of their intervals. */
  int compareDemand(int a, int b) {
    BigDecimal secondsOfA = BigDecimal.valueOf(readings.interval(a));
    BigDecimal secondsOfB = BigDecimal.valueOf(readings.interval(b));
    return readings.value(a).multiply(secondsOfB).compareTo(readings.value(b).multiply(secondsOfA));
  }

  /** Compares {@code a} with {@code b} times ten to the power of {@code places}. */
  static int compareShifted(long a, long b, int places) {
    if (b == 0) {
      return Long.signum(a);
    }
    boolean fits =
        places < CommonScale.POWERS.length && !CommonScale.overflows(b, CommonScale.POWERS[places]);
    if (fits) {
      return Long.compare(a, b * CommonScale.POWERS[places]);
    }
    return -Long.signum(b); // out of the range of a long, so beyond any a
  }
}
