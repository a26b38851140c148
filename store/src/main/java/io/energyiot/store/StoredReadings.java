package io.energyiot.store;

import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.deployment.DaySpan;
import io.energyiot.store.deployment.Reaches;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Reads all readings: those in day blocks, and those in live blocks of days that are not sealed.
 * Safe for use by many threads.
 */
public final class StoredReadings {
  /**
   * The maximum age of the states of days and of the reaches of readings. A day that was just
   * opened is seen that much later; a sealed day keeps its live blocks far longer. If a reading
   * reaches farther than all before it, what it covers on other days stays in answers that much
   * longer.
   */
  private static final long STATES_AGE_MILLIS = 250;

  private static final long READY_MILLIS = 10;

  private final StorageZone zone;
  private final DayBlocks dayBlocks;
  private final LiveBlocks liveBlocks;
  private final DayStates dayStates;

  StoredReadings(
      StorageZone zone, DayBlocks dayBlocks, LiveBlocks liveBlocks, DayStates dayStates) {
    this.zone = zone;
    this.dayBlocks = dayBlocks;
    this.liveBlocks = liveBlocks;
    this.dayStates = dayStates;
  }

  /**
   * Returns the readings of a series whose intervals start in the given days, each in its newest
   * version.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   * @throws EnergyException if Cassandra does not answer or a block is damaged
   */
  public Readings read(Series series, long firstDay, long lastDay) {
    return read(series, firstDay, lastDay, Version.NO_LIMIT);
  }

  /**
   * Returns the readings of a series whose intervals start in the given days, each in the version
   * known at an instant.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   * @param asOf the instant after which what was learned is left out, milliseconds since
   *     1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for all
   * @throws EnergyException if Cassandra does not answer or a block is damaged
   */
  public Readings read(Series series, long firstDay, long lastDay, long asOf) {
    List<StoredBlock> blocks = Cassandra.await("reading", blocks(series, firstDay, lastDay));
    Readings all = BlockMerge.of(blocks, asOf);
    int from = all.firstFrom(zone.startOf(firstDay));
    return all.slice(from, all.firstFrom(zone.startOf(lastDay + 1)));
  }

  /**
   * Begins to read the blocks of the given days in all versions, and those of neighbouring days
   * whose readings may cover them or be covered by them.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   * @return in the order that {@link BlockMerge} takes; fails with the driver's exceptions
   */
  public CompletableFuture<List<StoredBlock>> blocks(Series series, long firstDay, long lastDay) {
    return blocks(series, firstDay, lastDay, Long.MAX_VALUE);
  }

  /**
   * Does the same, but not for more readings than fit into memory.
   *
   * @param max the largest number of readings of a year, each version counted
   * @return fails with {@link ErrorCode#TOO_LARGE} if there are more
   */
  public CompletableFuture<List<StoredBlock>> blocks(
      Series series, long firstDay, long lastDay, long max) {
    DaySpan days = reaches().around(series.channel(), firstDay, lastDay);
    List<CompletableFuture<List<StoredBlock>>> parts = new ArrayList<>();
    for (long day : liveDays().days()) {
      if (days.has(day)) {
        parts.add(liveBlocks.blocks(series, day));
      }
    }
    parts.add(dayBlocks.blocks(series, days.first(), days.last(), max));
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).sorted().toList());
  }

  /**
   * Returns whether {@link #blocks} begins at once. Otherwise it first waits for Cassandra, for the
   * states of days and the reaches of readings.
   */
  public boolean isReadyToBegin() {
    long age = STATES_AGE_MILLIS - READY_MILLIS;
    return dayStates.isYoungerThan(age) && dayBlocks.reaches().isYoungerThan(age);
  }

  /** Returns whether any of the days may have live blocks. */
  public boolean hasLiveDays(long firstDay, long lastDay) {
    return liveDays().days().stream().anyMatch(day -> day >= firstDay && day <= lastDay);
  }

  private Reaches.Snapshot reaches() {
    return dayBlocks.reaches().within(STATES_AGE_MILLIS);
  }

  /**
   * Days whose live blocks must be read.
   *
   * @param days the newest first
   * @param readAt before any of the others was seen to be sealed, by {@link System#nanoTime}
   */
  private record LiveDays(List<Long> days, long readAt) {}

  /**
   * Returns the days whose live blocks must be read. To be asked before day blocks are read: a day
   * that is sealed in between would otherwise be found in neither table.
   */
  private LiveDays liveDays() {
    DayStates.Snapshot states = dayStates.within(STATES_AGE_MILLIS);
    return new LiveDays(newestFirst(states), states.readAt());
  }

  private static List<Long> newestFirst(DayStates.Snapshot states) {
    return states.states().keySet().stream()
        .filter(states::needsLiveBlocks)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Returns the last day whose readings were known at an instant; empty if there is none.
   *
   * @param asOf milliseconds since 1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for now
   */
  public Optional<Long> newestDay(Series series, long asOf) {
    LiveDays live = liveDays();
    Optional<Long> sealed = dayBlocks.newestDay(series, asOf, live.readAt());
    for (long day : live.days()) {
      if (sealed.isPresent() && sealed.get() >= day) {
        return sealed;
      }
      List<StoredBlock> blocks = Cassandra.await("reading", liveBlocks.blocks(series, day));
      if (blocks.stream().anyMatch(block -> block.isPartlyKnownAt(asOf))) {
        return Optional.of(day);
      }
    }
    return sealed;
  }

  /** Returns whether any reading of the device was ever stored. */
  public boolean isKnown(String deviceId) {
    LiveDays live = liveDays();
    return dayBlocks.isKnown(deviceId, live.readAt())
        || live.days().stream().anyMatch(day -> !liveBlocks.channels(deviceId, day).isEmpty());
  }

  /** Returns all channels that the device ever had, by name. */
  public List<Channel> channels(String deviceId) {
    return channelsOfYears(deviceId, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Returns the channels that the device has in any year of the given days, by name. Sealing a day
   * does not change them.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   */
  public List<Channel> channels(String deviceId, long firstDay, long lastDay) {
    return channelsOfYears(deviceId, StorageZone.yearOf(firstDay), StorageZone.yearOf(lastDay));
  }

  private List<Channel> channelsOfYears(String deviceId, int firstYear, int lastYear) {
    LiveDays live = liveDays();
    Set<Channel> channels =
        new TreeSet<>(dayBlocks.channels(deviceId, firstYear, lastYear, live.readAt()));
    for (long day : live.days()) {
      int year = StorageZone.yearOf(day);
      if (year >= firstYear && year <= lastYear) {
        channels.addAll(liveBlocks.channels(deviceId, day));
      }
    }
    return List.copyOf(channels);
  }
}
