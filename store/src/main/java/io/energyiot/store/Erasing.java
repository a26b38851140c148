package io.energyiot.store;

import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.block.BlockKey;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.cassandra.StoreClock;
import io.energyiot.store.device.Devices;
import io.energyiot.store.erasure.Erasures;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlocks;
import io.energyiot.store.rollup.Rollups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Erases devices. docs/design/erasure.md says why nothing comes back. An erasure may be repeated at
 * any time; it then erases what was learned since. Safe for use by many threads.
 */
public final class Erasing {
  /** Well within the time that a rollup allows for deletions, see {@code DayRun}. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private final DayBlocks dayBlocks;
  private final LiveBlocks liveBlocks;
  private final DayStates dayStates;
  private final Devices devices;
  private final Erasures erasures;
  private final Rollups rollups;
  private final StoreClock clock;
  private final Duration longTime;

  Erasing(
      DayBlocks dayBlocks,
      LiveBlocks liveBlocks,
      DayStates dayStates,
      Devices devices,
      Erasures erasures,
      Rollups rollups,
      StoreClock clock) {
    this(dayBlocks, liveBlocks, dayStates, devices, erasures, rollups, clock, LONG);
  }

  Erasing(
      DayBlocks dayBlocks,
      LiveBlocks liveBlocks,
      DayStates dayStates,
      Devices devices,
      Erasures erasures,
      Rollups rollups,
      StoreClock clock,
      Duration longTime) {
    this.longTime = longTime;
    this.dayBlocks = dayBlocks;
    this.liveBlocks = liveBlocks;
    this.dayStates = dayStates;
    this.devices = devices;
    this.erasures = erasures;
    this.rollups = rollups;
    this.clock = clock;
  }

  /**
   * Removes a device from the device registry and from the results of rollups, and all its readings
   * learned until this returns. That takes {@link Erasures#NOTICE}.
   *
   * @param deviceId may be an id that is not accepted any more
   * @throws EnergyException if Cassandra does not answer; then the erasure must be repeated
   */
  public Erased erase(String deviceId) {
    Series.checkLength(deviceId);
    long until = clock.millis() + Erasures.NOTICE.toMillis();
    erasures.announce(deviceId, until);
    boolean registered = devices.delete(deviceId);
    clock.awaitAfter(until);
    long now = clock.millis();
    List<BlockKey> erased = new ArrayList<>(eraseLive(deviceId, until, now));
    erased.addAll(dayBlocks.erase(deviceId, until, now));
    if (clock.millis() - until > longTime.toMillis()) {
      // A rollup that has read the readings must find the erasure, however long this took.
      erasures.announce(deviceId, clock.millis());
    }
    rollups.erase(deviceId);
    return Erased.of(deviceId, until, registered, erased);
  }

  private List<BlockKey> eraseLive(String deviceId, long until, long now) {
    List<BlockKey> erased = new ArrayList<>();
    for (long day : dayStates.within(0).states().keySet()) {
      for (BlockKey key : liveBlocks.keys(deviceId, day)) {
        if (key.isErased(until, now)) {
          liveBlocks.erase(deviceId, key);
          erased.add(key);
        }
      }
    }
    return erased;
  }
}
