package io.energyiot.query.device;

import java.security.SecureRandom;
import net.openhft.hashing.LongHashFunction;

/**
 * A set of device ids that keeps 64 bits of each. An id that is not in it is taken for another one
 * with a probability of its size divided by 2^64, so 1 in 10^12 for ten million devices. It has a
 * maximum size, beyond which it takes no more. Any number of threads add to it. They may look into
 * it when nothing is added any more.
 */
final class DeviceHashes {
  /** Segments grow one by one, so no copy takes much memory. */
  private static final int SEGMENTS = 64;

  private static final int FIRST_SLOTS = 64;

  /** Unknown to others, so nobody can choose an id that looks like another one. */
  private final LongHashFunction hash = LongHashFunction.xx3(new SecureRandom().nextLong());

  private final Segment[] segments = new Segment[SEGMENTS];

  /**
   * @param bytes of memory that it may take
   */
  DeviceHashes(long bytes) {
    long slots = Math.max(1, bytes / Long.BYTES / SEGMENTS);
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment((int) Math.min(slots, 1 << 30));
    }
  }

  void add(String id) {
    long hash = hash(id);
    Segment segment = segment(hash);
    synchronized (segment) {
      segment.add(hash);
    }
  }

  boolean has(String id) {
    long hash = hash(id);
    return segment(hash).has(hash);
  }

  /** Returns how many ids it has. */
  long size() {
    long size = 0;
    for (Segment each : segments) {
      size += each.size;
    }
    return size;
  }

  private Segment segment(long hash) {
    return segments[(int) (hash >>> 58)];
  }

  /** Never 0, which is a free slot. */
  private long hash(String id) {
    long found = hash.hashChars(id);
    return found == 0 ? 1 : found;
  }

  /** A part of the set: hashes at the first free slot behind their own. */
  private static final class Segment {
    private final int maxSlots;
    private long[] slots;
    private int size;

    Segment(int maxSlots) {
      this.maxSlots = maxSlots;
      this.slots = new long[Math.min(FIRST_SLOTS, maxSlots)];
    }

    void add(long hash) {
      int slot = find(hash);
      if (slots[slot] == hash) {
        return;
      }
      if (size >= slots.length * 3L / 4) {
        if (slots.length == maxSlots) {
          return;
        }
        grow();
        slot = find(hash);
      }
      slots[slot] = hash;
      size++;
    }

    private void grow() {
      long[] old = slots;
      slots = new long[Math.min(2 * old.length, maxSlots)];
      for (long hash : old) {
        if (hash != 0) {
          slots[find(hash)] = hash;
        }
      }
    }

    boolean has(long hash) {
      return slots[find(hash)] == hash;
    }

    private int find(long hash) {
      int slot = (int) (((hash & 0xffffffffL) * slots.length) >>> 32);
      while (slots[slot] != 0 && slots[slot] != hash) {
        slot = slot + 1 == slots.length ? 0 : slot + 1;
      }
      return slot;
    }
  }
}
