package io.energyiot.server;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.RollupWriter;
import io.energyiot.store.rollup.group.DayProfile;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Meters in and outside of scopes, some with a day of readings, and the rollup of that day: {@code
 * n…} are in the region north, {@code s…} in the region south, {@code u1} is not registered. All
 * ids have two characters.
 */
final class ScopedData {
  static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static final int QUARTERS = 96;

  private ScopedData() {}

  static void writeTo(EnergyStore store) {
    register(store, "n1", "north", "C-1");
    register(store, "n2", "north", "C-2");
    register(store, "s1", "south", "C-1");
    register(store, "s2", "south", "C-1");
    register(store, "m1", "south", "C-3");
    BlockWriter writer = store.dayBlocks().writer();
    for (String each : List.of("n1", "s1", "u1", "m1")) {
      writer.write(day(store, each));
    }
    writer.flush();
    writeRollup(store);
  }

  static void register(EnergyStore store, String id, String region, String customer) {
    store
        .devices()
        .put(
            new DeviceBuilder()
                .set(DeviceField.DEVICE_ID, id)
                .set(DeviceField.REGION, region)
                .set(DeviceField.CUSTOMER, customer)
                .build());
  }

  private static DayBlock day(EnergyStore store, String device) {
    long day = DAY.toEpochDay();
    ReadingsBuilder readings = new ReadingsBuilder(QUARTERS);
    for (int i = 0; i < QUARTERS; i++) {
      readings.add(store.zone().startOf(day) + i * 900_000L, 900, 100 + i, 3, Quality.ACTUAL);
    }
    byte[] block = new BlockEncoder().encode(readings.build());
    return new DayBlock(
        new Series(device, Channel.KWH), day, new Version(1_767_400_000_000L, 1), block);
  }

  /** The device {@code s1} was in the region north when it was made. */
  private static void writeRollup(EnergyStore store) {
    UUID run = UUID.randomUUID();
    store.rollups().begin(DAY, run);
    RollupWriter writer = store.rollups().writer(DAY, run);
    RollupGroup north = new RollupGroup(GroupKind.REGION, "north");
    for (RollupGroup each :
        List.of(RollupGroup.ALL, north, new RollupGroup(GroupKind.REGION, "south"))) {
      writer.write(new GroupDay(each, Channel.KWH, completeness(), profile()));
      writer.write(new GroupDevices(each, 2, 1));
    }
    writer.write(north, Channel.KWH, List.of(top("n1", 9), top("s1", 8), top("n2", 7)));
    writer.flush();
    Instant asOf = Instant.parse("2026-01-02T03:30:00Z");
    store.rollups().publish(new RollupReceipt(DAY, run, asOf, 1_000, 1, QUARTERS, 2, 1));
  }

  private static TopDevice top(String device, int sum) {
    return new TopDevice(device, BigDecimal.valueOf(sum));
  }

  private static GroupCompleteness completeness() {
    return new GroupCompleteness(
        1, 1, QUARTERS, QUARTERS, Map.of(Quality.ACTUAL, (long) QUARTERS), Map.of());
  }

  private static DayProfile profile() {
    List<BigDecimal> values = Collections.nCopies(QUARTERS, new BigDecimal("0.250"));
    return new DayProfile(
        900, BigDecimal.ONE, Collections.nCopies(QUARTERS, 1L), values, values, values);
  }
}
