package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The readings of one series from several blocks, each with its version, before they are merged.
 * Not safe for use by several threads.
 */
public final class VersionedReadings {
  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparingLong(Entry::start)
          .thenComparingLong(Entry::millis)
          .thenComparingLong(Entry::sequence)
          .thenComparingLong(Entry::end);

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A reading.
   *
   * @param millis when it was learned, milliseconds since 1970-01-01T00:00:00Z
   * @param sequence orders what was learned within that millisecond
   * @param readings all readings of its block
   * @param index the place of the reading in them
   */
  public record Entry(long millis, long sequence, Readings readings, int index) {
    /** Returns the start of the interval, milliseconds since 1970-01-01T00:00:00Z. */
    public long start() {
      return readings.start(index);
    }

    /** Returns the end of the interval, milliseconds since 1970-01-01T00:00:00Z. */
    public long end() {
      return readings.end(index);
    }

    /** Adds the reading. */
    public void addTo(ReadingsBuilder builder) {
      builder.add(readings, index);
    }

    /** Returns whether {@code other} is the same reading, stored twice. */
    private boolean isSameAs(Entry other) {
      return IN_ORDER.compare(this, other) == 0;
    }
  }

  /** Adds all readings of a block. */
  public void add(StoredBlock block) {
    add(block, Version.NO_LIMIT);
  }

  /** Adds the readings of a block that were learned until {@code asOf}. */
  void add(StoredBlock block, long asOf) {
    if (block.isVersioned()) {
      addEach(VersionedBlock.decode(block.block()), block.version().sequence(), asOf);
    } else if (block.isKnownAt(asOf)) {
      Readings readings = BlockDecoder.decode(block.block());
      for (int i = 0; i < readings.size(); i++) {
        Version version = block.version();
        entries.add(new Entry(version.millis(), version.sequence(), readings, i));
      }
    }
  }

  private void addEach(VersionedBlock block, long usualSequence, long asOf) {
    long[] sequences = block.sequences();
    for (int i = 0; i < block.millis().length; i++) {
      long millis = block.millis()[i];
      if (millis <= asOf) {
        long sequence = sequences == null ? usualSequence : sequences[i];
        entries.add(new Entry(millis, sequence, block.readings(), i));
      }
    }
  }

  /**
   * Returns all readings in order of start, and for one start from the oldest version to the
   * newest. A reading that was stored twice, because a record was read again, is there once.
   */
  public List<Entry> inOrder() {
    entries.sort(IN_ORDER);
    int kept = 0;
    for (Entry entry : entries) {
      if (kept == 0 || !entry.isSameAs(entries.get(kept - 1))) {
        entries.set(kept++, entry);
      }
    }
    entries.subList(kept, entries.size()).clear();
    return entries;
  }

  /**
   * Returns the readings that newer ones don't supersede, in order of start, one for each start.
   */
  public List<Entry> standing() {
    return Supersession.standing(inOrder());
  }
}
