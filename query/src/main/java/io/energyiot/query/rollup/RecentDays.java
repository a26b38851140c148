package io.energyiot.query.rollup;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.energyiot.model.Channel;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.RollupGroup;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Reads days of groups and caches the recently requested ones. A rollup run never changes its
 * results, and a later run of the day has another receipt, so a cached day is always right for the
 * receipt that is currently served. Safe for use by many threads.
 */
final class RecentDays {
  /** The largest number of cached days. A day of quarter hours takes about 25 KB. */
  private static final int MAX = 500;

  private final Rollups rollups;
  private final AsyncCache<Key, Optional<GroupDay>> days =
      Caffeine.newBuilder().maximumSize(MAX).buildAsync();

  private record Key(LocalDate day, UUID run, RollupGroup group, Channel channel) {}

  RecentDays(Rollups rollups) {
    this.rollups = rollups;
  }

  /**
   * Begins to read a day; the result is empty if the rollup found no readings. Failures are not
   * cached.
   */
  CompletableFuture<Optional<GroupDay>> of(
      RollupReceipt receipt, RollupGroup group, Channel channel) {
    Key key = new Key(receipt.day(), receipt.run(), group, channel);
    return days.get(key, (missing, unused) -> rollups.groupDay(receipt, group, channel))
        .thenApply(found -> keptIfFound(key, found));
  }

  /**
   * Caches only days that were found: if fewer nodes than a quorum answer, a missing day may be
   * found next time.
   */
  private Optional<GroupDay> keptIfFound(Key key, Optional<GroupDay> found) {
    if (found.isEmpty()) {
      days.synchronous().invalidate(key);
    }
    return found;
  }
}
