package io.energyiot.query.completeness;

/**
 * Intervals that should be there and are not, one after the other.
 *
 * @param start of the first one, milliseconds since 1970-01-01T00:00:00Z
 * @param interval the length of each, seconds
 * @param count how many
 */
public record Gap(long start, int interval, long count) {

  /** The end of the last one. */
  public long end() {
    return start + count * interval * 1000L;
  }

  /** How many of the intervals start before {@code time}. */
  public long countBefore(long time) {
    long step = interval * 1000L;
    return Math.max(0, Math.min(count, -Math.floorDiv(start - time, step)));
  }
}
