package io.energyiot.formats.clock;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A change at which the clock goes back, so that it shows some times twice. The repeated times run
 * from {@code shift} before the change to the change, and again from the change to {@code shift}
 * after it.
 *
 * @param instant the instant at which the clock goes back, milliseconds since 1970-01-01T00:00:00Z
 * @param shift how far it goes back, milliseconds, positive
 */
public record ClockChange(long instant, long shift) {
  /** How close to the repeated times other lines help to tell the order, milliseconds. */
  private static final long AROUND = 3 * 3_600_000L;

  private static final long DAY = 86_400_000;

  /** Returns the change of {@code transition}, which must be an overlap. */
  public static ClockChange of(ZoneOffsetTransition transition) {
    return new ClockChange(
        transition.getInstant().toEpochMilli(), -1000L * transition.getDuration().toSeconds());
  }

  /**
   * Returns the change near a day: on it, or so close that lines of the day may help to tell the
   * order.
   *
   * @param midnight the beginning of the same date in UTC, milliseconds since 1970-01-01T00:00:00Z
   * @return empty if there is none
   */
  public static Optional<ClockChange> nearDay(ZoneRules rules, long midnight) {
    // a local day begins up to 18 hours before or after the same day in UTC
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

  /**
   * Returns whether an instant is close enough to the repeated times to tell the order of lines.
   */
  boolean isAround(long time) {
    return time >= instant - shift - AROUND && time < instant + shift + AROUND;
  }

  /** Returns whether the clock shows the local time of an instant twice. */
  boolean isShownTwice(long time) {
    return time >= instant - shift && time < instant + shift;
  }
}
