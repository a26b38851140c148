package io.energyiot.formats.clock;

import io.energyiot.model.Series;

/** Decides which of two instants is meant by a local time that the clock shows twice. */
public interface ClockOverlaps {
  /** Returned in place of an instant: pass the line to {@link #hold}; it is read again later. */
  long HELD = Long.MIN_VALUE;

  /**
   * Notes an unambiguous time near a change.
   *
   * @param instant milliseconds since 1970-01-01T00:00:00Z
   * @return the instant, or {@link #HELD}
   */
  long sure(ClockChange change, Series series, long instant);

  /**
   * Returns the instant of a time that the clock shows twice.
   *
   * @param earlier the first of the two instants, milliseconds since 1970-01-01T00:00:00Z
   * @return the instant that is meant, or {@link #HELD}
   * @throws io.energyiot.model.error.BrokenRuleException with {@link
   *     io.energyiot.model.error.ErrorCode#START_AMBIGUOUS} if it can't be decided
   */
  long unsure(ClockChange change, Series series, long earlier);

  /**
   * Keeps the line for which {@link #HELD} was returned.
   *
   * @param line its number in the file
   */
  void hold(long line, byte[] bytes, int from, int to);
}
