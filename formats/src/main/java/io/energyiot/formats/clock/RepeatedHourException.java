package io.energyiot.formats.clock;

/**
 * Thrown if a part of a file has a local time without offset that the clock shows twice. Which of
 * the two instants is meant depends on lines that may be in another part, so the caller must read
 * the whole file in one pass.
 */
public final class RepeatedHourException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RepeatedHourException() {
    super("the clock shows a local time twice; lines of other parts may tell which is meant");
  }
}
