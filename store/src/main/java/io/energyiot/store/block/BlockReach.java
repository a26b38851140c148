package io.energyiot.store.block;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.StorageZone;

/** Measures how far the readings of a day reach into the days after it. */
public final class BlockReach {
  private BlockReach() {}

  /**
   * Returns into how many days after its own any reading of a block reaches.
   *
   * @param zone the storage zone
   */
  public static int of(DayBlock block, StorageZone zone) {
    return of(block.day(), BlockDecoder.lastEnd(block.block()), zone);
  }

  /**
   * Returns into how many days after {@code day} an interval reaches that ends at {@code end},
   * milliseconds since 1970-01-01T00:00:00Z.
   */
  public static int of(long day, long end, StorageZone zone) {
    return (int) Math.max(0, zone.dayOf(end - 1) - day);
  }
}
