package io.energyiot.ingest.seal;

import io.energyiot.model.config.Settings;
import java.time.Duration;

/**
 * When days are sealed.
 *
 * @param openFor how long after its end a day stays open
 * @param grace how long writers and readers may still go by a day's former state
 * @param every the pause between two looks at the days
 */
public record SealSettings(Duration openFor, Duration grace, Duration every) {
  /** Two hours; 20 seconds; a minute. */
  public static final SealSettings USUAL =
      new SealSettings(Duration.ofHours(2), Duration.ofSeconds(20), Duration.ofMinutes(1));

  /**
   * Returns how long a writer may rely on a day's state after reading it. It is less than half of
   * the grace, so clocks need to agree on nothing but the length of a second.
   */
  public Duration lease() {
    return grace.multipliedBy(2).dividedBy(5);
  }

  /** Takes the settings under {@code seal.}. */
  public static SealSettings from(Settings settings) {
    return new SealSettings(
        Duration.ofMinutes(
            settings.integer("seal.open_minutes", (int) USUAL.openFor.toMinutes(), 0, 40_000)),
        USUAL.grace,
        Duration.ofSeconds(
            settings.integer("seal.every_seconds", (int) USUAL.every.toSeconds(), 1, 86_400)));
  }
}
