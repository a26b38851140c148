package io.energyiot.load.read;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.Reject;
import io.energyiot.store.block.BlockReach;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the readings of a section, in any order, into a block for each series and day. A full day
 * is packed at once. When open days take too much memory, all of them are packed; later readings of
 * such a day go into another block, which is merged with the first when rows are written.
 */
final class BlockAssembler implements ReadingSink {
  /** Bytes of memory that an open day takes besides its readings. */
  private static final int DAY_BYTES = 400;

  private static final int FEW = 4;

  /** Stands for the time of a change that its sender did not tell. */
  private static final long NOT_TOLD = Long.MIN_VALUE;

  private final StorageZone zone;
  private final DayRows rows;
  private final Consumer<Reject> rejects;
  private final long maxHeld;
  private final BlockEncoder encoder = new BlockEncoder();
  private final Map<Key, ReadingsBuilder> open = new HashMap<>();

  private long dayFrom = 1;
  private long dayTo = 0;
  private long day;
  private Series currentSeries;
  private long currentChanged;
  private ReadingsBuilder current;
  private long held;
  private long repeated;

  /** A day of a series, of readings that their sender changed at one time. */
  private record Key(Series series, long day, long changed) {}

  /**
   * @param maxHeld how many bytes of memory open days may take
   */
  BlockAssembler(StorageZone zone, DayRows rows, Consumer<Reject> rejects, long maxHeld) {
    this.zone = zone;
    this.rows = rows;
    this.rejects = rejects;
    this.maxHeld = maxHeld;
  }

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    ReadingsBuilder itsDay = dayOf(series, start, NOT_TOLD);
    long before = itsDay.bytes();
    itsDay.add(start, interval, digits, scale, quality);
    countOne(interval, before);
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    ReadingsBuilder itsDay = dayOf(series, start, NOT_TOLD);
    long before = itsDay.bytes();
    itsDay.add(start, interval, value, quality);
    countOne(interval, before);
  }

  @Override
  public void run(
      long record,
      Series series,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      int count) {
    enterDay(firstStart);
    boolean wholeDay = firstStart == dayFrom && firstStart + count * (interval * 1000L) == dayTo;
    if (wholeDay && (open.isEmpty() || !open.containsKey(new Key(series, day, NOT_TOLD)))) {
      pack(new Key(series, day, NOT_TOLD), wholeDay(interval, digits, scales, count));
    } else {
      ReadingSink.super.run(record, series, firstStart, interval, digits, scales, count);
    }
  }

  private Readings wholeDay(int interval, long[] digits, byte[] scales, int count) {
    boolean oneScale = Arrays.mismatch(scales, 0, count - 1, scales, 1, count) < 0;
    return Readings.withoutGaps(
        dayFrom,
        interval,
        Arrays.copyOf(digits, count),
        oneScale ? null : Arrays.copyOf(scales, count),
        scales[0],
        null,
        null);
  }

  @Override
  public void changedRun(
      long record,
      Series series,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      Quality[] qualities,
      int count,
      long changed) {
    for (int i = 0; i < count; i++) {
      long start = firstStart + i * (interval * 1000L);
      ReadingsBuilder itsDay = dayOf(series, start, changed);
      long before = itsDay.bytes();
      Quality quality = qualities == null ? Quality.ACTUAL : qualities[i];
      itsDay.add(start, interval, digits[i], scales[i], quality);
      countOne(interval, before);
    }
  }

  @Override
  public void reject(Reject reject) {
    rejects.accept(reject);
  }

  private ReadingsBuilder dayOf(Series series, long start, long changed) {
    boolean sameDay = start >= dayFrom && start < dayTo && changed == currentChanged;
    if (sameDay && current != null && series.equals(currentSeries)) {
      return current;
    }
    if (held >= maxHeld) {
      packAll();
    }
    enterDay(start);
    currentSeries = series;
    currentChanged = changed;
    current = open.computeIfAbsent(new Key(series, day, changed), this::begin);
    return current;
  }

  private ReadingsBuilder begin(Key key) {
    ReadingsBuilder begun = new ReadingsBuilder(FEW);
    held += DAY_BYTES + begun.bytes();
    return begun;
  }

  private void enterDay(long start) {
    if (start >= dayFrom && start < dayTo) {
      return;
    }
    // The wide form checks its date; the last of its intervals may still start too late.
    Interval.startMillis(Instant.ofEpochMilli(start));
    day = zone.dayOf(start);
    dayFrom = zone.startOf(day);
    dayTo = zone.startOf(day + 1);
    current = null;
  }

  private void countOne(int interval, long before) {
    held += current.bytes() - before;
    boolean full = current.size() * (interval * 1000L) >= dayTo - dayFrom;
    if (full || current.size() == BlockEncoder.MAX_READINGS) {
      Key key = new Key(currentSeries, day, currentChanged);
      open.remove(key);
      held -= DAY_BYTES + current.bytes();
      pack(key, current);
      current = null;
    }
  }

  private void pack(Key key, ReadingsBuilder readings) {
    Readings built = readings.build();
    repeated += readings.repeated();
    pack(key, built);
  }

  private void pack(Key key, Readings readings) {
    long lastEnd = readings.lastEnd();
    long itsDay = key.day();
    int reach = itsDay == day && lastEnd <= dayTo ? 0 : BlockReach.of(itsDay, lastEnd, zone);
    rows.write(key.series(), itsDay, reach, readings.size(), packed(readings, key.changed()));
  }

  private byte[] packed(Readings readings, long changed) {
    return changed == NOT_TOLD
        ? encoder.encode(readings)
        : VersionedBlock.of(readings, changed, 0).encode(encoder);
  }

  private void packAll() {
    open.forEach(this::pack);
    open.clear();
    held = 0;
    current = null;
  }

  /**
   * Packs the days that are still open.
   *
   * @return how many readings gave way to a later one of the same block
   */
  long finish() {
    packAll();
    return repeated;
  }
}
