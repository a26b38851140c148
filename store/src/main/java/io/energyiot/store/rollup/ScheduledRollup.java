package io.energyiot.store.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run of rollups that a server started by itself.
 *
 * @param began when it began
 * @param days the days to compute, in the order of the run
 * @param ended when it ended; empty while it runs, or if its server was stopped
 * @param error why it failed; empty if it did not, or is running
 */
public record ScheduledRollup(
    Instant began, List<LocalDate> days, Optional<Instant> ended, Optional<String> error) {

  /** Copies the list. */
  public ScheduledRollup {
    days = List.copyOf(days);
  }
}
