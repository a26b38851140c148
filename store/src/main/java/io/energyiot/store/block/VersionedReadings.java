package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Readings of one series that several blocks have, each with its version: what a merge chooses
 * from. Not safe for use by several threads.
 */
public final class VersionedReadings {
  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparingLong(Entry::start)
          .thenComparingLong(Entry::millis)
          .thenComparingLong(entry -> entry.block().version().sequence());

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A reading.
   *
   * @param millis when it was learned, since 1970-01-01T00:00:00Z
   * @param block the one that has it
   * @param readings all that the block has
   * @param index of the reading in them
   */
  public record Entry(long millis, StoredBlock block, Readings readings, int index) {
    /** The interval's start, milliseconds since 1970-01-01T00:00:00Z. */
    public long start() {
      return readings.start(index);
    }

    /** Adds the reading. */
    public void addTo(ReadingsBuilder builder) {
      builder.add(readings, index);
    }
  }

  /** Adds all readings of a block. */
  public void add(StoredBlock block) {
    if (block.isVersioned()) {
      VersionedBlock versioned = VersionedBlock.decode(block.block());
      for (int i = 0; i < versioned.versions().length; i++) {
        entries.add(new Entry(versioned.versions()[i], block, versioned.readings(), i));
      }
      return;
    }
    Readings readings = BlockDecoder.decode(block.block());
    for (int i = 0; i < readings.size(); i++) {
      entries.add(new Entry(block.version().millis(), block, readings, i));
    }
  }

  /** All of them in order of start, of one start the oldest version first. */
  public List<Entry> inOrder() {
    entries.sort(OLDEST_FIRST);
    return entries;
  }
}
