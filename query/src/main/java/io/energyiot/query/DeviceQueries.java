package io.energyiot.query;

import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Completeness;
import io.energyiot.store.StoredReadings;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import io.energyiot.store.cassandra.Cassandra;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Questions about one device. Safe for use by many threads. */
public final class DeviceQueries {
  private final StoredReadings stored;
  private final StorageZone storageZone;
  private final QuerySettings settings;

  /**
   * Asks {@code stored}.
   *
   * @param storageZone the zone in which the blocks' days are cut
   */
  public DeviceQueries(StoredReadings stored, StorageZone storageZone, QuerySettings settings) {
    this.stored = stored;
    this.storageZone = storageZone;
    this.settings = settings;
  }

  /**
   * The readings whose intervals start in the range.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if nothing was ever received of
   *     the device, with {@link ErrorCode#PARAMETER_INVALID} if the range is too long
   */
  public RangeAnswer readings(Series series, TimeRange range) {
    return readings(series, range, Version.NO_LIMIT);
  }

  /**
   * The readings whose intervals start in the range, as they were known at an instant.
   *
   * @param asOf what was learned after it is left out, milliseconds since 1970-01-01T00:00:00Z;
   *     {@link Version#NO_LIMIT} for all
   * @throws EnergyException as {@link #readings(Series, TimeRange)} does
   */
  public RangeAnswer readings(Series series, TimeRange range, long asOf) {
    return answer(series, range, asOf, Cassandra.await("reading", begin(series, range)));
  }

  /**
   * Begins to read what {@link #answer} takes. Does not wait for Cassandra if {@link
   * #isReadyToBegin}.
   *
   * @return fails with the driver's exceptions
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if the range is too long
   */
  public CompletableFuture<List<StoredBlock>> begin(Series series, TimeRange range) {
    checkLength(range);
    return stored.blocks(series, firstDay(range), lastDay(range));
  }

  /** Whether {@link #begin} will not wait if it is called within a few milliseconds. */
  public boolean isReadyToBegin() {
    return stored.isReadyToBegin();
  }

  /**
   * The answer that blocks give. Asks Cassandra, and waits, only if they have no reading.
   *
   * @param blocks of the whole range, as {@link #begin} gives them
   * @throws EnergyException as {@link #readings(Series, TimeRange)} does
   */
  public RangeAnswer answer(Series series, TimeRange range, long asOf, List<StoredBlock> blocks) {
    Readings readings = cut(BlockMerge.of(blocks, asOf), range);
    return answer(series, range, asOf, readings, usualInterval(series, readings));
  }

  /** As {@link #answer}, but empty where that would have to ask Cassandra. */
  public Optional<RangeAnswer> answerWithoutWaiting(
      Series series, TimeRange range, long asOf, List<StoredBlock> blocks) {
    Readings readings = cut(BlockMerge.of(blocks, asOf), range);
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(series, range, asOf, readings, readings.interval(0)));
  }

  private static RangeAnswer answer(
      Series series, TimeRange range, long asOf, Readings readings, int usualInterval) {
    Completeness completeness = Completeness.of(readings, range, usualInterval);
    return new RangeAnswer(series, range, asOf, completeness, readings);
  }

  /** Whether nothing but late data and corrections can change what a range has. */
  public boolean isClosed(TimeRange range) {
    return lastDay(range) < storageZone.dayOf(System.currentTimeMillis())
        && !stored.hasLiveDays(firstDay(range), lastDay(range));
  }

  /**
   * The channels of which a device has readings, by name.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if there is none
   */
  public List<Channel> channels(String deviceId) {
    List<Channel> channels = stored.channels(deviceId);
    if (channels.isEmpty()) {
      throw unknown(deviceId);
    }
    return channels;
  }

  /**
   * All versions of each interval that starts in the range.
   *
   * @throws EnergyException as {@link #readings(Series, TimeRange)} does
   */
  public HistoryAnswer history(Series series, TimeRange range) {
    VersionedReadings versions = new VersionedReadings();
    Cassandra.await("reading", begin(series, range)).forEach(versions::add);
    List<VersionedReadings.Entry> found =
        versions.inOrder().stream()
            .filter(entry -> entry.start() >= range.from() && entry.start() < range.to())
            .toList();
    checkCount(found.size());
    if (found.isEmpty()) {
      checkKnown(series.deviceId());
    }
    return HistoryAnswer.of(series, range, found);
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
   * Refuses an answer of more readings than one may have.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public void checkCount(int readings) {
    if (readings > settings.mostReadings()) {
      throw tooLong("has at most " + settings.mostReadings() + " readings, not " + readings);
    }
  }

  private void checkLength(TimeRange range) {
    long days = TimeUnit.MILLISECONDS.toDays(range.to() - range.from());
    if (days > settings.mostDays()) {
      throw tooLong("spans at most " + settings.mostDays() + " days, not " + days);
    }
  }

  private static BrokenRuleException tooLong(String rule) {
    return new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID, "from", "a range " + rule + "; ask for it in parts");
  }

  /** The interval of the readings found, or else of the newest ones that there are. */
  private int usualInterval(Series series, Readings found) {
    if (!found.isEmpty()) {
      return found.interval(0);
    }
    Optional<DayBlocks.NewestDay> newest = stored.newestDay(series);
    if (newest.isEmpty()) {
      checkKnown(series.deviceId());
    }
    return newest.map(day -> day.newestBlock().interval(0)).orElse(Interval.QUARTER_HOUR);
  }

  private void checkKnown(String deviceId) {
    if (!stored.isKnown(deviceId)) {
      throw unknown(deviceId);
    }
  }

  private static EnergyException unknown(String deviceId) {
    return new EnergyException(
        ErrorCode.DEVICE_UNKNOWN, "no reading of device " + Quoted.of(deviceId) + " is stored");
  }

  /**
   * Where the last day ends that has readings of the series, or today if there is none.
   *
   * @param zone whose days are meant
   * @return milliseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} if nothing was ever received of
   *     the device
   */
  public long endOfLastDay(Series series, ZoneId zone) {
    Optional<DayBlocks.NewestDay> newest = stored.newestDay(series);
    if (newest.isEmpty()) {
      checkKnown(series.deviceId());
      return BucketLength.DAY.endAfter(System.currentTimeMillis(), zone);
    }
    Readings all = stored.read(series, newest.get().day(), newest.get().day());
    return BucketLength.DAY.endAfter(all.start(all.size() - 1), zone);
  }
}
