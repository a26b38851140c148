package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.model.Series;
import java.util.Arrays;

/**
 * The series met so far, found by bytes that name them. Files go from one series to the next in the
 * same order again and again, so the series that came next the last time is looked at before the
 * hash table, whose addressing is open (D. E. Knuth, The Art of Computer Programming 3, 6.4,
 * algorithm L). When it is full, all are forgotten.
 */
final class KnownSeries {
  private static final int FIRST_CAPACITY = 64;
  private static final int MOST_BYTES = 1 << 26;

  /** 2^64 divided by the golden ratio: keys that are much alike come to lie far apart (ibid.). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int most;
  private int count;
  private int last;

  // in the order in which they were met: the names, behind each other, where each ends, the series
  private byte[] names = new byte[16 * FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private Series[] series = new Series[FIRST_CAPACITY];

  /** Their places in that order, counted from 1, by hash; twice as many as there is room for. */
  private int[] slots = new int[2 * FIRST_CAPACITY];

  /**
   * @param most how many series are remembered, at least 1
   */
  KnownSeries(int most) {
    this.most = most;
  }

  /** The series that the first {@code length} bytes of {@code name} name; null if not known. */
  Series find(byte[] name, int length) {
    if (isName(last, name, length)) {
      return series[last];
    }
    int next = last + 1 < count ? last + 1 : 0;
    int found = isName(next, name, length) ? next : slots[slotOf(name, length)] - 1;
    if (found < 0) {
      return null;
    }
    last = found;
    return series[found];
  }

  /** Remembers a series that is not known yet. */
  void add(byte[] name, int length, Series named) {
    if (count == most || begin(count) > MOST_BYTES) {
      forget();
    } else if (count == series.length) {
      grow();
    }
    int end = begin(count) + length;
    if (end > names.length) {
      names = Arrays.copyOf(names, 2 * end);
    }
    slots[slotOf(name, length)] = count + 1;
    System.arraycopy(name, 0, names, end - length, length);
    ends[count] = end;
    series[count] = named;
    last = count++;
  }

  private void forget() {
    Arrays.fill(slots, 0);
    Arrays.fill(series, null);
    count = 0;
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * count);
    series = Arrays.copyOf(series, 2 * count);
    slots = new int[4 * count];
    for (int i = 0; i < count; i++) {
      byte[] name = Arrays.copyOfRange(names, begin(i), ends[i]);
      slots[slotOf(name, name.length)] = i + 1;
    }
  }

  /** The slot where the name is found, or the one where it goes. */
  private int slotOf(byte[] name, int length) {
    int slot = (int) hash(name, length) & (slots.length - 1);
    while (slots[slot] != 0 && !isName(slots[slot] - 1, name, length)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isName(int i, byte[] name, int length) {
    return i < count && Arrays.equals(name, 0, length, names, begin(i), ends[i]);
  }

  private int begin(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  private static long hash(byte[] name, int length) {
    long hash = length;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = mix(hash ^ EightBytes.at(name, i));
    }
    for (; i < length; i++) {
      hash = mix(hash ^ name[i]);
    }
    return hash;
  }

  /** Makes the low bits depend on all. */
  private static long mix(long hash) {
    long product = hash * SPREAD;
    return product ^ (product >>> 32);
  }
}
