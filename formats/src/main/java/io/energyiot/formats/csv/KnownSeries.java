package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.EightBytes;
import io.energyiot.model.Series;
import java.util.Arrays;

/**
 * Finds the series seen so far by the bytes of the two columns that name them. Files usually repeat
 * their series in the same order, so the series that followed the last time is checked before the
 * hash table, which uses open addressing (D. E. Knuth, The Art of Computer Programming 3, 6.4,
 * algorithm L). When the table is full, all series are forgotten.
 */
final class KnownSeries {
  private static final int FIRST_CAPACITY = 64;
  private static final int MAX_BYTES = 1 << 26;

  /** 2^64 divided by the golden ratio; it spreads names that are much alike (ibid.). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int deviceColumn;
  private final int channelColumn;
  private final int max;
  private int count;
  private int last;

  // In the order in which the series were seen. A name is the device id, a zero (which no id has)
  // and the channel; ends has where each name ends.
  private byte[] names = new byte[16 * FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] hashes = new int[FIRST_CAPACITY];
  private Series[] series = new Series[FIRST_CAPACITY];

  /**
   * By hash, the place of a series in that order, counted from 1; twice as many slots as series.
   */
  private int[] slots = new int[2 * FIRST_CAPACITY];

  /**
   * @param max the largest number of series to remember, at least 1
   */
  KnownSeries(int deviceColumn, int channelColumn, int max) {
    this.deviceColumn = deviceColumn;
    this.channelColumn = channelColumn;
    this.max = max;
  }

  /** Returns the series that a line names; null if it is not known. */
  Series find(Fields fields) {
    if (isNamed(last, fields)) {
      return series[last];
    }
    int next = last + 1 < count ? last + 1 : 0;
    int found = isNamed(next, fields) ? next : search(fields);
    if (found < 0) {
      return null;
    }
    last = found;
    return series[found];
  }

  private int search(Fields fields) {
    int slot = slot(hash(fields));
    while (slots[slot] != 0 && !isNamed(slots[slot] - 1, fields)) {
      slot = next(slot);
    }
    return slots[slot] - 1;
  }

  /** Remembers the series that a line names, which must not be known yet. */
  void add(Fields fields, Series named) {
    if (count == max || begin(count) > MAX_BYTES) {
      Arrays.fill(slots, 0);
      Arrays.fill(series, null);
      count = 0;
    } else if (count == series.length) {
      grow();
    }
    addName(fields);
    hashes[count] = hash(fields);
    series[count] = named;
    last = count++;
    fillSlot(last);
  }

  private void addName(Fields fields) {
    int device = fields.length(deviceColumn);
    int channel = fields.length(channelColumn);
    int begin = begin(count);
    int end = begin + device + 1 + channel;
    if (end > names.length) {
      names = Arrays.copyOf(names, 2 * end);
    }
    System.arraycopy(fields.bytes(), fields.from(deviceColumn), names, begin, device);
    names[begin + device] = 0;
    System.arraycopy(fields.bytes(), fields.from(channelColumn), names, end - channel, channel);
    ends[count] = end;
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * count);
    hashes = Arrays.copyOf(hashes, 2 * count);
    series = Arrays.copyOf(series, 2 * count);
    slots = new int[4 * count];
    for (int i = 0; i < count; i++) {
      fillSlot(i);
    }
  }

  private void fillSlot(int i) {
    int slot = slot(hashes[i]);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = i + 1;
  }

  private int slot(int hash) {
    return hash & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private boolean isNamed(int i, Fields fields) {
    if (i >= count) {
      return false;
    }
    byte[] bytes = fields.bytes();
    int device = fields.length(deviceColumn);
    int channel = fields.length(channelColumn);
    int begin = begin(i);
    int zero = begin + device;
    return ends[i] == zero + 1 + channel
        && names[zero] == 0
        && EightBytes.equal(bytes, fields.from(deviceColumn), names, begin, device)
        && EightBytes.equal(bytes, fields.from(channelColumn), names, zero + 1, channel);
  }

  private int begin(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  private int hash(Fields fields) {
    byte[] bytes = fields.bytes();
    long device = hash(0, bytes, fields.from(deviceColumn), fields.to(deviceColumn));
    return (int) hash(device, bytes, fields.from(channelColumn), fields.to(channelColumn));
  }

  private static long hash(long before, byte[] bytes, int from, int to) {
    long hash = mix(before ^ (to - from));
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      hash = mix(hash ^ EightBytes.at(bytes, i));
    }
    for (; i < to; i++) {
      hash = mix(hash ^ bytes[i]);
    }
    return hash;
  }

  /** Makes the low bits depend on all bits. */
  private static long mix(long hash) {
    long product = hash * SPREAD;
    return product ^ (product >>> 32);
  }
}
