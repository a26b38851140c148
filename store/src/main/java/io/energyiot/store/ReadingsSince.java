package io.energyiot.store;

import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlocks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells whether devices have readings that start at some time or later. Any channel counts, and so
 * does a reading with a missing value. Usually this reads one row per device. Safe for use by many
 * threads.
 */
public final class ReadingsSince {
  private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);
  private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);

  /** The maximum age of the states of days, milliseconds. */
  private static final long STATES_AGE_MILLIS = 250;

  private final StorageZone zone;
  private final DayBlocks dayBlocks;
  private final LiveBlocks liveBlocks;
  private final DayStates dayStates;

  ReadingsSince(StorageZone zone, DayBlocks dayBlocks, LiveBlocks liveBlocks, DayStates dayStates) {
    this.zone = zone;
    this.dayBlocks = dayBlocks;
    this.liveBlocks = liveBlocks;
    this.dayStates = dayStates;
  }

  /**
   * Begins to look for readings of a device.
   *
   * @param since milliseconds since 1970-01-01T00:00:00Z
   */
  public CompletableFuture<Boolean> any(String deviceId, long since) {
    Question question = new Question(deviceId, since, zone.dayOf(since));
    // Both are read now, since no callback may wait for them. The order matters, as in
    // StoredReadings: a day that is sealed in between is found in a year.
    DayStates.Snapshot states = states();
    List<Long> liveDays = liveDays(states, question.firstDay());
    List<Integer> years =
        dayBlocks.years(states.readAt()).stream()
            .filter(year -> year >= StorageZone.yearOf(question.firstDay()))
            .toList();
    return question.inYears(years).thenCompose(found -> found ? YES : question.inLive(liveDays));
  }

  /**
   * Returns the first day of which every reading starts at {@code since} or later.
   *
   * @param since milliseconds since 1970-01-01T00:00:00Z
   * @return in the storage zone, days since 1970-01-01
   */
  public long firstWholeDay(long since) {
    long day = zone.dayOf(since);
    return zone.startOf(day) == since ? day : day + 1;
  }

  /**
   * Passes devices that have readings on some day or later to {@code taker}, some of them more than
   * once: those of a piece of the token ring that are in day blocks.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param channels as {@link #channels} tells, once for all pieces
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void forEachDevice(
      long firstDay, Optional<List<String>> channels, TokenRange range, Consumer<String> taker) {
    dayBlocks.devices(range, channels, firstDay).forEachRemaining(taker);
  }

  /**
   * Returns the names of the channels that have readings on some day or later, perhaps with others;
   * empty if they are too many or unknown.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Optional<List<String>> channels(long firstDay) {
    return dayBlocks.channelsSince(firstDay);
  }

  /**
   * Does the same for all devices that are in live blocks.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void forEachLiveDevice(long firstDay, Consumer<String> taker) {
    for (long day : liveDays(states(), firstDay)) {
      LiveBlocks.shares().forEach(share -> liveBlocks.forEachDevice(day, share, taker));
    }
  }

  private DayStates.Snapshot states() {
    return dayStates.within(STATES_AGE_MILLIS);
  }

  private static List<Long> liveDays(DayStates.Snapshot states, long firstDay) {
    return states.states().keySet().stream()
        .filter(day -> day >= firstDay && states.needsLiveBlocks(day))
        .toList();
  }

  /** The question about one device. */
  private final class Question {
    private final String deviceId;
    private final long since;
    private final long firstDay;

    Question(String deviceId, long since, long firstDay) {
      this.deviceId = deviceId;
      this.since = since;
      this.firstDay = firstDay;
    }

    long firstDay() {
      return firstDay;
    }

    CompletableFuture<Boolean> inYears(List<Integer> years) {
      return years.isEmpty()
          ? NO
          : inYear(years.get(0), Optional.empty())
              .thenCompose(found -> found ? YES : inYears(years.subList(1, years.size())));
    }

    private CompletableFuture<Boolean> inYear(int year, Optional<Channel> before) {
      return dayBlocks
          .lastDayOfNext(deviceId, year, before)
          .thenCompose(
              last -> {
                if (last.isEmpty()) {
                  return NO;
                }
                Channel channel = last.get().channel();
                return onDay(last.get())
                    .thenCompose(found -> found ? YES : inYear(year, Optional.of(channel)));
              });
    }

    private CompletableFuture<Boolean> onDay(DayBlocks.ChannelDay last) {
      if (last.day() != firstDay) {
        return last.day() > firstDay ? YES : NO;
      }
      return dayBlocks
          .blocks(new Series(deviceId, last.channel()), firstDay, firstDay, Long.MAX_VALUE)
          .thenApply(this::isIn);
    }

    private boolean isIn(List<StoredBlock> blocks) {
      Readings readings = BlockMerge.of(blocks);
      return !readings.isEmpty() && readings.start(readings.size() - 1) >= since;
    }

    CompletableFuture<Boolean> inLive(List<Long> days) {
      return days.isEmpty()
          ? NO
          : inLive(days.get(0))
              .thenCompose(found -> found ? YES : inLive(days.subList(1, days.size())));
    }

    private CompletableFuture<Boolean> inLive(long day) {
      return liveBlocks
          .channelsOfBlocks(deviceId, day)
          .thenCompose(
              channels -> {
                if (channels.isEmpty() || day > firstDay) {
                  return channels.isEmpty() ? NO : YES;
                }
                Stream<CompletableFuture<Boolean>> each =
                    channels.stream()
                        .distinct()
                        .map(channel -> liveBlocks.blocks(new Series(deviceId, channel), day))
                        .map(blocks -> blocks.thenApply(this::isIn));
                return each.reduce(NO, (one, other) -> one.thenCombine(other, Boolean::logicalOr));
              });
    }
  }
}
