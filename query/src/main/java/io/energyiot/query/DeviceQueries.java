package io.energyiot.query;

import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.store.StoredReadings;
import io.energyiot.store.block.VersionedReadings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Answers questions about one device. Safe for use by many threads. */
public final class DeviceQueries {
  /** Memory of one version in a history and in its text, in bytes. */
  private static final int HISTORY_BYTES = 400;

  private final StoredReadings stored;
  private final SeenReadings seen;
  private final StorageZone storageZone;
  private final QuerySettings settings;
  private final ReadingMemory memory;

  /**
   * Answers questions from {@code stored}.
   *
   * @param storageZone the zone whose calendar days cut readings into blocks
   */
  public DeviceQueries(StoredReadings stored, StorageZone storageZone, QuerySettings settings) {
    this.stored = stored;
    this.seen = new SeenReadings(stored, Sight.ALL);
    this.storageZone = storageZone;
    this.settings = settings;
    this.memory = new ReadingMemory(settings.memoryMib());
  }

  private DeviceQueries(DeviceQueries whole, Sight sight) {
    this.stored = whole.stored;
    this.seen = whole.seen.by(sight);
    this.storageZone = whole.storageZone;
    this.settings = whole.settings;
    this.memory = whole.memory;
  }

  /** Returns what gives the same answers, but knows only the devices that {@code sight} sees. */
  public DeviceQueries by(Sight sight) {
    return sight == Sight.ALL ? this : new DeviceQueries(this, sight);
  }

  /**
   * Begins to read the blocks that {@link #answer} takes. Does not wait for Cassandra if {@link
   * #isReadyToBegin} is true.
   *
   * @return the blocks, for {@link SeriesBlocks#await}
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if the range is too long
   */
  public CompletableFuture<SeriesBlocks> begin(Series series, TimeRange range) {
    checkLength(range);
    return seen.blocks(series, firstDay(range), lastDay(range), memory.maxStored())
        .thenApply(blocks -> new SeriesBlocks(series, range, blocks));
  }

  /**
   * Reads the blocks of all series at the same time, and waits for them.
   *
   * @throws EnergyException what {@link #begin} and {@link SeriesBlocks#await} throw
   */
  public List<SeriesBlocks> read(List<Series> series, TimeRange range) {
    List<CompletableFuture<SeriesBlocks>> begun =
        series.stream().map(each -> begin(each, range)).toList();
    return begun.stream().map(SeriesBlocks::await).toList();
  }

  /** Reads the blocks of one series, and waits for them. */
  SeriesBlocks read(Series series, TimeRange range) {
    return SeriesBlocks.await(begin(series, range));
  }

  /**
   * Reserves the memory for answers from some blocks, before any block is unpacked.
   *
   * @param series the blocks of each series
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if they have more readings
   *     than an answer may have; also what {@link ReadingMemory#take} throws
   */
  public ReadingMemory.Reservation takeMemory(List<SeriesBlocks> series, long asOf) {
    return takeMemory(series, asOf, 0);
  }

  private ReadingMemory.Reservation takeMemory(
      List<SeriesBlocks> series, long asOf, int moreBytes) {
    long sure = 0;
    for (SeriesBlocks each : series) {
      sure += each.sureReadings(firstDay(each.range()), lastDay(each.range()), asOf);
    }
    checkCount(sure);
    return memory.take(series, moreBytes);
  }

  /** Returns whether {@link #begin}, called within a few milliseconds, will not wait. */
  public boolean isReadyToBegin() {
    return stored.isReadyToBegin();
  }

  /**
   * Makes the answer from blocks. Asks Cassandra, and waits for it, only if the blocks have no
   * readings.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if nothing was ever received from
   *     the device, with {@link ErrorCode#CHANNEL_UNKNOWN} if nothing for this channel, with {@link
   *     ErrorCode#PARAMETER_INVALID} if there are too many readings
   */
  public RangeAnswer answer(SeriesBlocks blocks, long asOf) {
    Readings days = blocks.mergedAsOf(asOf);
    int usualInterval =
        days.isEmpty()
            ? newestInterval(blocks.series(), asOf)
            : nearestInterval(days, blocks.range().from());
    return answer(blocks, asOf, days, usualInterval);
  }

  /** Does the same as {@link #answer}, but returns empty where that would have to ask Cassandra. */
  public Optional<RangeAnswer> answerWithoutWaiting(SeriesBlocks blocks, long asOf) {
    Readings days = blocks.mergedAsOf(asOf);
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(blocks, asOf, days, nearestInterval(days, blocks.range().from())));
  }

  /**
   * Returns the interval of the reading before {@code from}; if there is none, of the first one
   * after it.
   */
  private static int nearestInterval(Readings days, long from) {
    return days.interval(Math.max(0, days.firstFrom(from) - 1));
  }

  private RangeAnswer answer(SeriesBlocks blocks, long asOf, Readings days, int usualInterval) {
    TimeRange range = blocks.range();
    Readings readings = cut(days, range);
    RangeCompleteness completeness = RangeCompleteness.of(readings, range, usualInterval);
    return new RangeAnswer(blocks.series(), range, asOf, completeness, readings);
  }

  /** Returns whether only late data and corrections can still change the readings of a range. */
  public boolean isSettled(TimeRange range) {
    return lastDay(range) < storageZone.dayOf(System.currentTimeMillis())
        && !stored.hasLiveDays(firstDay(range), lastDay(range));
  }

  /**
   * Returns the channels that a device has in any of the years of a range, in order of name. If it
   * has none in these years, returns all that it ever had, so that answers can report what is
   * missing.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if it never had a channel
   */
  public List<Channel> channels(String deviceId, TimeRange range) {
    List<Channel> channels = seen.channels(deviceId, firstDay(range), lastDay(range));
    if (channels.isEmpty()) {
      channels = seen.channels(deviceId);
    }
    if (channels.isEmpty()) {
      throw SeenReadings.unknown(deviceId);
    }
    return channels;
  }

  /**
   * Passes all versions of the readings that start in the range to {@code use}, and returns its
   * result. The memory for the readings is released afterwards.
   *
   * @throws EnergyException what {@link #answer} and {@link #takeMemory} throw
   */
  public <T> T history(Series series, TimeRange range, Function<HistoryAnswer, T> use) {
    SeriesBlocks blocks = read(series, range);
    ReadingMemory.Reservation reservation =
        takeMemory(List.of(blocks), Version.NO_LIMIT, HISTORY_BYTES);
    try {
      return use.apply(history(blocks));
    } finally {
      reservation.giveBack();
    }
  }

  private HistoryAnswer history(SeriesBlocks blocks) {
    TimeRange range = blocks.range();
    List<VersionedReadings.Entry> found =
        blocks.allVersions().inOrder().stream()
            .filter(entry -> entry.start() >= range.from() && entry.start() < range.to())
            .toList();
    checkCount(found.size());
    if (found.isEmpty()) {
      seen.checkKnown(blocks.series());
    }
    return HistoryAnswer.of(blocks.series(), range, found);
  }

  private long firstDay(TimeRange range) {
    return storageZone.dayOf(range.from());
  }

  private long lastDay(TimeRange range) {
    return storageZone.dayOf(range.to() - 1);
  }

  private Readings cut(Readings days, TimeRange range) {
    Readings found = days.slice(days.firstFrom(range.from()), days.firstFrom(range.to()));
    checkCount(found.size());
    return found;
  }

  /**
   * Refuses an answer that has more readings than allowed.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public void checkCount(long readings) {
    if (readings > settings.maxReadings()) {
      throw tooLong("has at most " + settings.maxReadings() + " readings, not " + readings);
    }
  }

  private void checkLength(TimeRange range) {
    long days = TimeUnit.MILLISECONDS.toDays(range.to() - range.from());
    if (days > settings.maxDays()) {
      throw tooLong("spans at most " + settings.maxDays() + " days, not " + days);
    }
  }

  private static BrokenRuleException tooLong(String rule) {
    return new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID, "from", "a range " + rule + "; ask for it in parts");
  }

  /** Returns the interval of the last reading that was known at an instant, in seconds. */
  private int newestInterval(Series series, long asOf) {
    Optional<Readings> newest = seen.newestReadings(series, asOf);
    if (newest.isEmpty()) {
      seen.checkKnown(series);
    }
    return newest.map(day -> day.interval(day.size() - 1)).orElse(Interval.QUARTER_HOUR);
  }

  /**
   * Returns the end of the last day that had known readings of the series at an instant; if there
   * is none, the end of the day of that instant.
   *
   * @param zone the zone whose calendar days are meant
   * @param asOf milliseconds since 1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for now
   * @return milliseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException as {@link #answer} does, if nothing was ever received of the series
   */
  public long endOfLastDay(Series series, ZoneId zone, long asOf) {
    Optional<Readings> newest = seen.newestReadings(series, asOf);
    if (newest.isEmpty()) {
      seen.checkKnown(series);
    }
    long last =
        newest
            .map(day -> day.start(day.size() - 1))
            .or(() -> seen.newestDay(series, asOf).map(storageZone::startOf)) // all superseded
            .orElseGet(() -> Math.min(asOf, System.currentTimeMillis()));
    return BucketLength.DAY.endAfter(last, zone);
  }
}
