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
 * Days of groups, those that were asked for lately from memory. What a run has written it never
 * changes, and a later run of the day has another receipt; so they are right for whoever has read
 * the receipt that is served now. Safe for use by many threads.
 */
final class RecentDays {
  /** One of quarter hours takes about 25 KB. */
  private static final int MOST = 500;

  private final Rollups rollups;
  private final AsyncCache<Key, Optional<GroupDay>> days =
      Caffeine.newBuilder().maximumSize(MOST).buildAsync();

  private record Key(LocalDate day, UUID run, RollupGroup group, Channel channel) {}

  RecentDays(Rollups rollups) {
    this.rollups = rollups;
  }

  /**
   * Begins to read a day; empty if the rollup found no readings of it. One that fails is forgotten.
   */
  CompletableFuture<Optional<GroupDay>> of(
      RollupReceipt receipt, RollupGroup group, Channel channel) {
    Key key = new Key(receipt.day(), receipt.run(), group, channel);
    return days.get(key, (missing, unused) -> rollups.groupDay(receipt, group, channel))
        .thenApply(found -> keptIfFound(key, found));
  }

  /** Where less than a quorum answers, what is not found now may be found the next time. */
  private Optional<GroupDay> keptIfFound(Key key, Optional<GroupDay> found) {
    if (found.isEmpty()) {
      days.synchronous().invalidate(key);
    }
    return found;
  }
}
