package io.energyiot.store.block;

import io.energyiot.model.Channel;
import io.energyiot.model.Version;

/**
 * Which block of a device it is.
 *
 * @param channel whose readings it has
 * @param day in the storage zone, days since 1970-01-01
 * @param version when the system learned them
 */
public record BlockKey(Channel channel, long day, Version version) {
  /**
   * Whether an erasure that finds it takes it away: it was learned until then, or has a version
   * that lies in the future, as a sender's wrong clock gave it in earlier releases.
   *
   * @param until of the erasure, milliseconds since 1970-01-01T00:00:00Z
   * @param now when it was found
   */
  public boolean isErased(long until, long now) {
    return version.millis() <= until || version.millis() > now;
  }
}
