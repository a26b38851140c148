package io.energyiot.store;

import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * All readings, wherever they are: day blocks, and live blocks of days that are not sealed. Safe
 * for use by many threads.
 */
public final class StoredReadings {
  /**
   * How old the states of days may be. A day that has just been opened is seen that much later; one
   * that has been sealed keeps its live blocks far longer.
   */
  private static final long STATES_AGE_MILLIS = 250;

  private final DayBlocks dayBlocks;
  private final LiveBlocks liveBlocks;
  private final DayStates dayStates;

  StoredReadings(DayBlocks dayBlocks, LiveBlocks liveBlocks, DayStates dayStates) {
    this.dayBlocks = dayBlocks;
    this.liveBlocks = liveBlocks;
    this.dayStates = dayStates;
  }

  /**
   * The readings of a series whose intervals start in the given days: of each interval the version
   * learned last.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   * @throws EnergyException if Cassandra does not answer or a block is damaged
   */
  public Readings read(Series series, long firstDay, long lastDay) {
    List<CompletableFuture<List<StoredBlock>>> parts = new ArrayList<>();
    for (long day : liveDays()) {
      if (day >= firstDay && day <= lastDay) {
        parts.add(liveBlocks.blocks(series, day));
      }
    }
    parts.add(dayBlocks.blocks(series, firstDay, lastDay));
    List<StoredBlock> found = new ArrayList<>();
    try {
      parts.forEach(part -> found.addAll(part.join()));
    } catch (DriverException | CompletionException e) {
      throw Cassandra.unavailable("reading", e);
    }
    found.sort(Comparator.naturalOrder());
    return BlockMerge.of(found);
  }

  /** Days of which live blocks have to be read, the newest first. */
  private List<Long> liveDays() {
    DayStates.Snapshot states = dayStates.within(STATES_AGE_MILLIS);
    return states.states().keySet().stream()
        .filter(states::needsLiveBlocks)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The last day on which a series has readings; empty if it has none. */
  public Optional<DayBlocks.NewestDay> newestDay(Series series) {
    Optional<DayBlocks.NewestDay> sealed = dayBlocks.newestDay(series);
    for (long day : liveDays()) {
      if (sealed.isPresent() && sealed.get().day() > day) {
        return sealed;
      }
      List<StoredBlock> live = liveBlocks.blocks(series, day).join();
      if (!live.isEmpty()) {
        StoredBlock newest = live.get(live.size() - 1);
        return Optional.of(new DayBlocks.NewestDay(day, BlockDecoder.decode(newest.block())));
      }
    }
    return sealed;
  }

  /** Whether any reading of the device was ever stored. */
  public boolean isKnown(String deviceId) {
    return dayBlocks.isKnown(deviceId)
        || liveDays().stream().anyMatch(day -> !liveBlocks.channels(deviceId, day).isEmpty());
  }

  /** The channels of which the device has readings, in the newest year that has any, by name. */
  public List<Channel> channels(String deviceId) {
    TreeSet<Channel> channels = new TreeSet<>(dayBlocks.channels(deviceId));
    liveDays().forEach(day -> channels.addAll(liveBlocks.channels(deviceId, day)));
    return List.copyOf(channels);
  }
}
