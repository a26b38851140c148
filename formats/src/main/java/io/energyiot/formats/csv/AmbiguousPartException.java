package io.energyiot.formats.csv;

import java.time.Instant;

/**
 * A part of a file has a local time without offset in an hour that the clock shows twice. Which of
 * two instants it means depends on lines before it, which may be in another part, so the caller
 * must read the whole file in one go.
 */
public final class AmbiguousPartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AmbiguousPartException(long earlier, long later) {
    super(
        "a local time means %s or %s, which the lines before this part may tell"
            .formatted(Instant.ofEpochMilli(earlier), Instant.ofEpochMilli(later)));
  }
}
