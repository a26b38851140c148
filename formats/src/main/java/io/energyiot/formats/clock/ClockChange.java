package io.energyiot.formats.clock;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A change at which the clock goes back, so that it shows some times twice: from {@code shift}
 * before the change, and again until {@code shift} after it.
 *
 * @param instant when the clock goes back, milliseconds since 1970-01-01T00:00:00Z
 * @param shift how far it goes back, milliseconds, over 0
 */
public record ClockChange(long instant, long shift) {
  /** How far around the times shown twice other lines tell the order, milliseconds. */
  private static final long AROUND = 3 * 3_600_000L;

  private static final long DAY = 86_400_000;

  /** The change that {@code transition}, an overlap, is. */
  public static ClockChange of(ZoneOffsetTransition transition) {
    return new ClockChange(
        transition.getInstant().toEpochMilli(), -1000L * transition.getDuration().toSeconds());
  }

  /**
   * The change that is near a day: on it, or so close that lines of the day may be around it.
   *
   * @param midnight when the day begins where clocks show UTC, milliseconds since
   *     1970-01-01T00:00:00Z
   */
  public static Optional<ClockChange> nearDay(ZoneRules rules, long midnight) {
    // a day begins up to 18 hours before or after it does in UTC
    long to = midnight + 2 * DAY + AROUND;
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(midnight - DAY - AROUND));
    while (next != null && next.getInstant().toEpochMilli() < to) {
      if (next.isOverlap()) {
        return Optional.of(of(next));
      }
      next = rules.nextTransition(next.getInstant());
    }
    return Optional.empty();
  }

  /** Whether an instant is so close to the times shown twice that it tells the order of lines. */
  boolean isAround(long time) {
    return time >= instant - shift - AROUND && time < instant + shift + AROUND;
  }

  /** Whether the clock shows the time of an instant twice. */
  boolean isShownTwice(long time) {
    return time >= instant - shift && time < instant + shift;
  }
}
