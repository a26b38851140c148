package io.energyiot.codec;

/**
 * The second byte of a block, which tells the layouts of its parts.
 *
 * @param length the kind of interval lengths: {@link #LENGTH_COLUMN}, {@link #LENGTH_GIVEN}, or the
 *     place of a length in {@link #LENGTHS}
 * @param contiguous whether each interval starts where the one before ends
 * @param aligned whether the first start is a multiple of the first length, and written in it
 * @param qualities whether there is a column of qualities; without one all are actual
 * @param scales how the digits after the point are told
 */
record Flags(int length, boolean contiguous, boolean aligned, boolean qualities, Scales scales) {
  /** The lengths of the intervals differ and are a column. */
  static final int LENGTH_COLUMN = 0;

  /** All intervals have the length that is written. */
  static final int LENGTH_GIVEN = 1;

  /** The lengths that need not be written, in seconds, by their code. */
  private static final int[] LENGTHS = {0, 0, 60, 300, 900, 1800, 3600};

  /** The layouts of scales and digits, which keep their codes. */
  enum Scales {
    /** All values have one scale. */
    ONE(0),
    /** Digits are written at the largest scale; a value drops its zeros down to the least scale. */
    STRIPPED(1),
    /** Each value's scale is written. */
    EACH(2),
    /** Each value's scale is written, and some digits go over the range of a long. */
    EACH_WIDE(3);

    private final int code;

    Scales(int code) {
      this.code = code;
    }
  }

  private static final Scales[] SCALES = Scales.values();

  /** The flags that {@code octet} holds, in a block that {@code in} reads. */
  static Flags of(int octet, BitReader in) {
    int length = octet & 7;
    if (length >= LENGTHS.length) {
      throw in.corrupt("no interval length has code " + length);
    }
    return new Flags(
        length, (octet & 8) != 0, (octet & 16) != 0, (octet & 32) != 0, SCALES[octet >>> 6]);
  }

  /** Returns the byte that holds these flags. */
  int octet() {
    return length
        | (contiguous ? 8 : 0)
        | (aligned ? 16 : 0)
        | (qualities ? 32 : 0)
        | scales.code << 6;
  }

  /** The code of a length that all intervals have, in seconds. */
  static int lengthCode(int seconds) {
    for (int code = LENGTH_GIVEN + 1; code < LENGTHS.length; code++) {
      if (LENGTHS[code] == seconds) {
        return code;
      }
    }
    return LENGTH_GIVEN;
  }

  /** The length that the code stands for, in seconds; 0 if it is one that is written. */
  int seconds() {
    return LENGTHS[length];
  }
}
