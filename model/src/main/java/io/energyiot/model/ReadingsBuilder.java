package io.energyiot.model;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Collects readings of one series in any order. Where two have the same start, the one added later
 * wins. Not safe for use by several threads.
 */
public final class ReadingsBuilder {
  private static final int LONG_DIGITS = 18;

  /** Bytes that a reading takes in the columns. */
  private static final int COLUMN_BYTES = 8 + 4 + 8 + 1 + 4;

  /** Bytes of a reference in the column of wide values. */
  private static final int REFERENCE_BYTES = 8;

  /** Bytes of a wide value's objects (a decimal, its number and the array of that), at least. */
  private static final int WIDE_BYTES = 40 + 40 + 16;

  private int size;
  private int repeated;
  private boolean ordered = true;
  private boolean hidesLonger;
  private long[] starts;
  private int[] intervals;
  private long[] unscaled;
  private byte[] scales;
  private int[] qualities;
  private BigDecimal[] wide;
  private long wideBytes;

  /**
   * @param capacity how many readings to expect; more may come
   */
  public ReadingsBuilder(int capacity) {
    int room = Math.max(1, capacity);
    starts = new long[room];
    intervals = new int[room];
    unscaled = new long[room];
    scales = new byte[room];
    qualities = new int[room];
  }

  /** Adds a reading. */
  public void add(long start, int interval, BigDecimal value, Quality quality) {
    if (value == null) {
      add(start, interval, 0, 0, quality);
    } else if (value.precision() <= LONG_DIGITS) {
      add(start, interval, value.unscaledValue().longValue(), value.scale(), quality);
    } else {
      addWide(start, interval, value, quality);
    }
  }

  private void addWide(long start, int interval, BigDecimal value, Quality quality) {
    add(start, interval, 0, value.scale(), quality);
    if (value.unscaledValue().bitLength() < Long.SIZE) {
      unscaled[size - 1] = value.unscaledValue().longValue();
      return;
    }
    makeRoomForWide();
    wide[size - 1] = value;
    wideBytes += WIDE_BYTES + value.unscaledValue().bitLength() / Byte.SIZE;
  }

  /**
   * Adds a reading whose digits fit a long.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param interval seconds
   * @param digits the value times 10^scale; not looked at if the quality is missing
   * @param scale digits after the point, 0 to 38
   */
  public void add(long start, int interval, long digits, int scale, Quality quality) {
    if (size == starts.length) {
      grow(size + 1);
    }
    ordered &= size == 0 || start > starts[size - 1];
    starts[size] = start;
    intervals[size] = interval;
    unscaled[size] = digits;
    scales[size] = (byte) scale;
    qualities[size] = quality.code();
    size++;
  }

  /** Adds reading {@code i} of {@code readings}. */
  public void add(Readings readings, int i) {
    if (readings.isWide(i)) {
      addWide(readings.start(i), readings.interval(i), readings.value(i), readings.quality(i));
    } else {
      add(
          readings.start(i),
          readings.interval(i),
          readings.unscaled(i),
          readings.scale(i),
          readings.quality(i));
    }
  }

  /** Adds all of {@code readings}. */
  public void addAll(Readings readings) {
    if (readings.isEmpty()) {
      return;
    }
    int more = readings.size();
    if (size + more > starts.length) {
      grow(size + more);
    }
    ordered &= size == 0 || readings.start(0) > starts[size - 1];
    readings.copyTo(size, starts, intervals, unscaled, scales, qualities);
    if (readings.wide() != null) {
      makeRoomForWide();
      System.arraycopy(readings.wide(), 0, wide, size, more);
    }
    size += more;
  }

  private void grow(int min) {
    int room = Math.max(min, starts.length * 2);
    starts = Arrays.copyOf(starts, room);
    intervals = Arrays.copyOf(intervals, room);
    unscaled = Arrays.copyOf(unscaled, room);
    scales = Arrays.copyOf(scales, room);
    qualities = Arrays.copyOf(qualities, room);
    if (wide != null) {
      wide = Arrays.copyOf(wide, room);
    }
  }

  private void makeRoomForWide() {
    if (wide == null) {
      wide = new BigDecimal[starts.length];
    }
  }

  /** How many readings were added, those with the same start included. */
  public int size() {
    return size;
  }

  /** About how many bytes of memory they take, with the room for more; those added one by one. */
  public long bytes() {
    int column = wide == null ? COLUMN_BYTES : COLUMN_BYTES + REFERENCE_BYTES;
    return (long) column * starts.length + wideBytes;
  }

  /** How many of the readings added gave way to a later one of the same start. */
  public int repeated() {
    orderByStart();
    return repeated;
  }

  /** Whether a reading that was longer gave way to a later one of the same start. */
  public boolean hidesLonger() {
    orderByStart();
    return hidesLonger;
  }

  /** What was added, in order of start, one a start. */
  public Readings build() {
    orderByStart();
    boolean oneInterval = allEqual(intervals, size);
    boolean oneScale = allEqual(scales, size);
    return Readings.ofColumns(
        Arrays.copyOf(starts, size),
        oneInterval ? null : Arrays.copyOf(intervals, size),
        size == 0 ? 0 : intervals[0],
        Arrays.copyOf(unscaled, size),
        oneScale ? null : Arrays.copyOf(scales, size),
        size == 0 ? 0 : scales[0],
        allActual() ? null : Arrays.copyOf(qualities, size),
        wide == null ? null : Arrays.copyOf(wide, size));
  }

  private boolean allActual() {
    return allEqual(qualities, size) && (size == 0 || qualities[0] == Quality.ACTUAL.code());
  }

  private static boolean allEqual(int[] column, int size) {
    return size == 0 || Arrays.mismatch(column, 0, size - 1, column, 1, size) < 0;
  }

  private static boolean allEqual(byte[] column, int size) {
    return size == 0 || Arrays.mismatch(column, 0, size - 1, column, 1, size) < 0;
  }

  private void orderByStart() {
    if (ordered) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
    int kept = 0;
    int longest = 0; // of those that have the start at hand
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, intervals[order[i]]);
      boolean last = i == size - 1 || starts[order[i]] != starts[order[i + 1]];
      if (last) {
        hidesLonger |= intervals[order[i]] < longest;
        longest = 0;
        order[kept++] = order[i];
      }
    }
    rearrange(order, kept);
  }

  private void rearrange(Integer[] order, int kept) {
    ReadingsBuilder sorted = new ReadingsBuilder(kept);
    sorted.wide = wide == null ? null : new BigDecimal[Math.max(1, kept)];
    for (int to = 0; to < kept; to++) {
      int from = order[to];
      sorted.starts[to] = starts[from];
      sorted.intervals[to] = intervals[from];
      sorted.unscaled[to] = unscaled[from];
      sorted.scales[to] = scales[from];
      sorted.qualities[to] = qualities[from];
      if (wide != null) {
        sorted.wide[to] = wide[from];
      }
    }
    repeated += size - kept;
    size = kept;
    starts = sorted.starts;
    intervals = sorted.intervals;
    unscaled = sorted.unscaled;
    scales = sorted.scales;
    qualities = sorted.qualities;
    wide = sorted.wide;
    ordered = true;
  }
}
