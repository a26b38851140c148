package io.energyiot.formats.clock;

import io.energyiot.model.Series;

/** Decides which of two instants a local time means that the clock shows twice. */
public interface Overlaps {
  /** In place of an instant: the line is to be handed to {@link #hold}, and comes again later. */
  long HELD = Long.MIN_VALUE;

  /**
   * Notes a time near a change about which there is no doubt.
   *
   * @param instant milliseconds since 1970-01-01T00:00:00Z
   * @return the instant, or {@link #HELD}
   */
  long sure(ClockChange change, Series series, long instant);

  /**
   * The instant of a time that the clock shows twice.
   *
   * @param earlier the first of the two instants, milliseconds since 1970-01-01T00:00:00Z
   * @return the instant that is meant, or {@link #HELD}
   * @throws io.energyiot.model.error.BrokenRuleException with {@link
   *     io.energyiot.model.error.ErrorCode#START_AMBIGUOUS}
   */
  long unsure(ClockChange change, Series series, long earlier);

  /**
   * Keeps the line for which {@link #HELD} was returned.
   *
   * @param line its number in the file
   */
  void hold(long line, byte[] bytes, int from, int to);
}
