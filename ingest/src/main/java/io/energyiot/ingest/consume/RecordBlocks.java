package io.energyiot.ingest.consume;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.Reject;
import io.energyiot.store.block.DayBlock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs the readings of one record at a time, into a block for each series and day. Keeps nothing
 * from one record to the next, so its memory does not grow during a poll. For one thread.
 */
final class RecordBlocks implements ReadingSink {
  private static final int FEW = 4;

  private final StorageZone zone;
  private final BlockEncoder encoder = new BlockEncoder();
  private final Map<Key, ReadingsBuilder> open = new LinkedHashMap<>();
  private final List<Packed> packed = new ArrayList<>();
  private RecordRejects refused = new RecordRejects();
  private long count;

  private record Key(Series series, long day) {}

  private record Packed(DayBlock block, int readings) {}

  RecordBlocks(StorageZone zone) {
    this.zone = zone;
  }

  @Override
  public void reading(
      long index,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    builder(series, start).add(start, interval, digits, scale, quality);
  }

  @Override
  public void wideReading(
      long index, Series series, long start, int interval, BigDecimal value, Quality quality) {
    builder(series, start).add(start, interval, value, quality);
  }

  private ReadingsBuilder builder(Series series, long start) {
    count++;
    return open.computeIfAbsent(
        new Key(series, zone.dayOf(start)), key -> new ReadingsBuilder(FEW));
  }

  @Override
  public void reject(Reject reject) {
    refused.add(reject);
  }

  /** Takes a block with the number of its readings. */
  @FunctionalInterface
  interface Target {
    void accept(DayBlock block, int readings);
  }

  /**
   * Packs the readings of a record.
   *
   * @param version of its readings
   */
  void pack(Version version) {
    open.forEach(
        (key, readings) ->
            packed.add(
                new Packed(
                    new DayBlock(
                        key.series(), key.day(), version, encoder.encode(readings.build())),
                    readings.size())));
  }

  /**
   * Passes on the blocks of the record that was packed last, and forgets it.
   *
   * @return its rejects
   */
  RecordRejects end(Target target) {
    packed.forEach(each -> target.accept(each.block(), each.readings()));
    packed.clear();
    open.clear();
    RecordRejects ofRecord = refused;
    refused = new RecordRejects();
    return ofRecord;
  }

  /** Returns the readings of all records, without rejects. */
  long count() {
    return count;
  }
}
