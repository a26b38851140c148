package io.energyiot.server.health;

import io.energyiot.model.config.Settings;
import io.energyiot.store.erasure.Erasures;

/**
 * When the server says that it is not ready.
 *
 * @param maxLag how many records may wait on the topic
 * @param maxClockSkew how far the clocks of this machine, the brokers and Cassandra may differ,
 *     milliseconds; if they differ more, nothing is erased either
 */
public record HealthSettings(int maxLag, int maxClockSkew) {
  /** Milliseconds; less than {@link Erasures#NOTICE}, which has to outlast any skew of clocks. */
  private static final int MAX_CLOCK_SKEW = (int) Erasures.NOTICE.toMillis() - 100;

  /** Reads the settings under {@code server.} that are about health. */
  public static HealthSettings from(Settings settings) {
    return new HealthSettings(
        settings.integer("server.max_lag", 1_000_000, 1, Integer.MAX_VALUE),
        settings.integer("server.max_clock_skew_ms", 2_000, 100, MAX_CLOCK_SKEW));
  }
}
