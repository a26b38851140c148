package io.energyiot.query.completeness;

/**
 * Consecutive intervals that are missing.
 *
 * @param start the start of the first one, milliseconds since 1970-01-01T00:00:00Z
 * @param interval the length of each, seconds
 * @param count the number of intervals
 */
public record Gap(long start, int interval, long count) {

  /** Returns the end of the last interval, milliseconds since 1970-01-01T00:00:00Z. */
  public long end() {
    return start + count * interval * 1000L;
  }

  /** Returns how many of the intervals start before {@code time}. */
  public long countBefore(long time) {
    long step = interval * 1000L;
    return Math.max(0, Math.min(count, -Math.floorDiv(start - time, step)));
  }
}
