package io.energyiot.cli.simulate;

import java.util.SplittableRandom;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The chance that something happens to a reading.
 *
 * @param of the share of readings to which it happens, 0 to 1
 */
record Chance(double of) {
  static final Chance NONE = new Chance(0);

  /** Whether it happens this time. */
  boolean falls(SplittableRandom dice) {
    return of > 0 && dice.nextDouble() < of;
  }

  /** Reads percent, such as {@code 1%} or {@code 0.5}. */
  static final class Percent implements ITypeConverter<Chance> {
    @Override
    public Chance convert(String text) {
      String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
      try {
        double percent = Double.parseDouble(number);
        if (percent >= 0 && percent <= 100) {
          return new Chance(percent / 100);
        }
      } catch (NumberFormatException e) {
        // falls through to the one message for all bad shares
      }
      throw new TypeConversionException("'" + text + "' is not a share of 0% to 100%");
    }
  }
}
