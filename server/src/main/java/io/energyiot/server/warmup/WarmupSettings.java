package io.energyiot.server.warmup;

import io.energyiot.model.config.Settings;
import java.time.Duration;

/**
 * How long the server warms up.
 *
 * @param limit after which it is ready; zero for no warm-up
 */
public record WarmupSettings(Duration limit) {
  private static final int USUAL_SECONDS = 5;
  private static final int MAX_SECONDS = 60;

  /** Reads the setting {@code server.warmup_seconds}. */
  public static WarmupSettings from(Settings settings) {
    return new WarmupSettings(
        Duration.ofSeconds(
            settings.integer("server.warmup_seconds", USUAL_SECONDS, 0, MAX_SECONDS)));
  }
}
