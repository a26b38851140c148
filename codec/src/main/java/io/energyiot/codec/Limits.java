package io.energyiot.codec;

import io.energyiot.model.ExactDecimal;

/** The limits of the format, which keep a damaged count or length from taking much memory. */
final class Limits {

  /** Readings in a block: a leap year of 5 minutes is 105,408. */
  static final int MAX_READINGS = 1 << 17;

  /** Bytes in a block, far over what that many readings can take. */
  static final int MAX_BYTES = 64 * MAX_READINGS;

  /** Digits after the point. */
  static final int MAX_SCALE = ExactDecimal.MAX_DIGITS;

  private Limits() {}
}
