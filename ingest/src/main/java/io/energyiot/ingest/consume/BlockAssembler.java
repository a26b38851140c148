package io.energyiot.ingest.consume;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Reading;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers readings into one block for each series, day and version. For one thread. */
final class BlockAssembler {
  private static final int FEW = 4;

  private final StorageZone zone;
  private final BlockEncoder encoder = new BlockEncoder();
  private final Map<Key, ReadingsBuilder> open = new LinkedHashMap<>();

  private record Key(Series series, long day, Version version) {}

  BlockAssembler(StorageZone zone) {
    this.zone = zone;
  }

  void add(Reading reading, Version version) {
    Key key = new Key(reading.series(), zone.dayOf(reading.start()), version);
    open.computeIfAbsent(key, k -> new ReadingsBuilder(FEW))
        .add(reading.start(), reading.interval(), reading.value(), reading.quality());
  }

  /** Takes a block and how many readings it has. */
  @FunctionalInterface
  interface Target {
    void accept(DayBlock block, int readings);
  }

  /** Hands out all blocks. */
  void forEachBlock(Target target) {
    open.forEach(
        (key, readings) ->
            target.accept(
                new DayBlock(
                    key.series(), key.day(), key.version(), encoder.encode(readings.build())),
                readings.size()));
  }
}
