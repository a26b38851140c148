package io.energyiot.store.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run of rollups that a server has begun by itself.
 *
 * @param began when
 * @param days that it was to compute, in its order
 * @param ended when; empty while it runs, and if its server ended before it
 * @param error why it failed; empty if it did not, or runs
 */
public record ScheduledRollup(
    Instant began, List<LocalDate> days, Optional<Instant> ended, Optional<String> error) {

  /** Copies the list. */
  public ScheduledRollup {
    days = List.copyOf(days);
  }
}
