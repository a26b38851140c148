package io.energyiot.store.block;

import io.energyiot.model.Channel;
import io.energyiot.model.Version;

/**
 * The key of a block within its device.
 *
 * @param channel the channel of its readings
 * @param day in the storage zone, days since 1970-01-01
 * @param version when the system learned the readings
 */
public record BlockKey(Channel channel, long day, Version version) {
  /**
   * Returns whether an erasure deletes the block: it was learned before, or its version lies in the
   * future, which a sender's wrong clock could cause in earlier releases.
   *
   * @param until the instant of the erasure, milliseconds since 1970-01-01T00:00:00Z
   * @param now the current time, in the same unit
   */
  public boolean isErased(long until, long now) {
    return version.millis() <= until || version.millis() > now;
  }
}
