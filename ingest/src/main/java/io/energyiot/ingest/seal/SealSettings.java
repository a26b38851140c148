package io.energyiot.ingest.seal;

import io.energyiot.model.config.Settings;
import java.time.Duration;

/**
 * When days are sealed.
 *
 * @param openFor how long after its end a day takes readings as live ones, and is not sealed
 * @param grace how long writers that have not heard of a new state may go on, and readers too
 * @param every how often days are looked at
 */
public record SealSettings(Duration openFor, Duration grace, Duration every) {
  /** Two hours; 20 seconds; a minute. */
  public static final SealSettings USUAL =
      new SealSettings(Duration.ofHours(2), Duration.ofSeconds(20), Duration.ofMinutes(1));

  /**
   * How long after the reading of a day's state what goes by it may be on its way: less than half
   * of the grace, so that clocks need not agree but on the length of a second.
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
