package io.energyiot.formats.clock;

import io.energyiot.model.Series;

/** Decides nothing, because only a part of the lines is known. */
public final class PartOverlaps implements ClockOverlaps {
  @Override
  public long sure(ClockChange change, Series series, long instant) {
    return instant;
  }

  /**
   * Ends the reading.
   *
   * @throws RepeatedHourException always
   */
  @Override
  public long unsure(ClockChange change, Series series, long earlier) {
    throw new RepeatedHourException();
  }

  @Override
  public void hold(long line, byte[] bytes, int from, int to) {
    throw new IllegalStateException("a part holds no line");
  }
}
