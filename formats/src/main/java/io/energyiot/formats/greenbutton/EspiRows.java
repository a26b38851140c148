package io.energyiot.formats.greenbutton;

import io.energyiot.formats.csv.CsvDecimals;
import java.math.BigDecimal;
import java.util.Arrays;

/** Readings as they stand in a feed, before it is known what they measure. In columns. */
final class EspiRows {
  private static final int ROW_BYTES = 8 + 8 + 4 + 8 + 1 + 4 + 1;
  private static final int WIDE_BYTES = 120;

  /** Stands for a multiplier that is not said. */
  static final int NONE = Byte.MIN_VALUE;

  private static final int FIRST_ROOM = 128;

  private int size;
  private int wideCount;
  private long[] lines = new long[FIRST_ROOM];
  private long[] starts = new long[FIRST_ROOM];
  private int[] lengths = new int[FIRST_ROOM];
  private long[] digits = new long[FIRST_ROOM];
  private byte[] scales = new byte[FIRST_ROOM];
  private int[] qualities = new int[FIRST_ROOM];
  private byte[] multipliers = new byte[FIRST_ROOM];
  private BigDecimal[] wide;

  /**
   * Adds a reading.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param length seconds; 0 if it is not said
   * @param multiplier the reading's own, or {@link #NONE}
   */
  void add(long line, long start, int length, CsvDecimals value, int quality, int multiplier) {
    if (size == starts.length) {
      grow(size * 2);
    }
    lines[size] = line;
    starts[size] = start;
    lengths[size] = length;
    digits[size] = value.digits();
    scales[size] = (byte) value.scale();
    qualities[size] = quality;
    multipliers[size] = (byte) multiplier;
    if (value.wide() != null) {
      wide = wide == null ? new BigDecimal[starts.length] : wide;
      wide[size] = value.wide();
      wideCount++;
    }
    size++;
  }

  private void grow(int room) {
    lines = Arrays.copyOf(lines, room);
    starts = Arrays.copyOf(starts, room);
    lengths = Arrays.copyOf(lengths, room);
    digits = Arrays.copyOf(digits, room);
    scales = Arrays.copyOf(scales, room);
    qualities = Arrays.copyOf(qualities, room);
    multipliers = Arrays.copyOf(multipliers, room);
    wide = wide == null ? null : Arrays.copyOf(wide, room);
  }

  void clear() {
    size = 0;
    wide = null;
    wideCount = 0;
  }

  /** Gives room that is not needed back. */
  void trim() {
    grow(size);
  }

  /** Memory that they take; while they grow, the arrays that they grow into as well. */
  long bytes() {
    long bytes = (long) ROW_BYTES * starts.length + (long) WIDE_BYTES * wideCount;
    return size == starts.length ? 3 * bytes : bytes;
  }

  int size() {
    return size;
  }

  long line(int i) {
    return lines[i];
  }

  long start(int i) {
    return starts[i];
  }

  int length(int i) {
    return lengths[i];
  }

  /** The value's digits, if {@link #wide} is null. */
  long digits(int i) {
    return digits[i];
  }

  int scale(int i) {
    return scales[i];
  }

  /** The value if its digits do not fit a long; otherwise null. */
  BigDecimal wide(int i) {
    return wide == null ? null : wide[i];
  }

  int multiplier(int i) {
    return multipliers[i];
  }

  int quality(int i) {
    return qualities[i];
  }
}
