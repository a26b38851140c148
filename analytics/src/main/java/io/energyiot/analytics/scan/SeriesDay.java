package io.energyiot.analytics.scan;

import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import java.util.Arrays;
import java.util.List;

/**
 * All that is stored of a series and day.
 *
 * @param series whose readings
 * @param day in the storage zone, days since 1970-01-01
 * @param blocks the oldest version first; at least one
 */
public record SeriesDay(Series series, long day, List<StoredBlock> blocks) {

  /** The readings: of each interval the version learned last. */
  public Readings readings() {
    return BlockMerge.of(blocks);
  }

  /**
   * When each of {@link #readings} was learned, in their order, milliseconds since
   * 1970-01-01T00:00:00Z.
   *
   * @param count how many these are
   */
  public long[] versions(int count) {
    StoredBlock first = blocks.get(0);
    if (blocks.size() == 1 && !VersionedBlock.isVersioned(first.block())) {
      long[] versions = new long[count];
      Arrays.fill(versions, first.version().millis());
      return versions;
    }
    VersionedReadings all = new VersionedReadings();
    blocks.forEach(all::add);
    return all.standing().stream().mapToLong(VersionedReadings.Entry::millis).toArray();
  }
}
