package io.energyiot.analytics.scan;

import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of a series and day, those of other days that bear on it, and the readings that
 * follow.
 *
 * @param series whose readings
 * @param day in the storage zone, days since 1970-01-01
 * @param blocks the oldest day and version first; at least one is of the day
 * @param readings those of the day that no newer ones supersede
 */
public record SeriesDay(Series series, long day, List<StoredBlock> blocks, Readings readings) {

  /**
   * Merges blocks.
   *
   * @param zone the zone that days are cut in
   */
  static SeriesDay of(Series series, long day, List<StoredBlock> blocks, StorageZone zone) {
    Readings all = BlockMerge.of(blocks);
    if (isOneDay(blocks)) {
      return new SeriesDay(series, day, blocks, all);
    }
    int from = all.firstFrom(zone.startOf(day));
    int to = all.firstFrom(zone.startOf(day + 1));
    return new SeriesDay(series, day, blocks, all.slice(from, to));
  }

  private static boolean isOneDay(List<StoredBlock> blocks) {
    return blocks.get(0).day() == blocks.get(blocks.size() - 1).day();
  }

  /**
   * When each of {@link #readings} was learned, in their order, milliseconds since
   * 1970-01-01T00:00:00Z.
   */
  public long[] versions() {
    StoredBlock first = blocks.get(0);
    if (blocks.size() == 1 && !VersionedBlock.isVersioned(first.block())) {
      long[] versions = new long[readings.size()];
      Arrays.fill(versions, first.version().millis());
      return versions;
    }
    VersionedReadings all = new VersionedReadings();
    blocks.forEach(all::add);
    return all.standing().stream()
        .filter(each -> isOfTheDay(each.start()))
        .mapToLong(VersionedReadings.Entry::millis)
        .toArray();
  }

  private boolean isOfTheDay(long start) {
    return !readings.isEmpty()
        && start >= readings.start(0)
        && start <= readings.start(readings.size() - 1);
  }
}
