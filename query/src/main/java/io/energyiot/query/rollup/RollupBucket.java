package io.energyiot.query.rollup;

import java.math.BigDecimal;

/**
 * A part of a time, of a group.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z
 * @param end not part of it
 * @param count values whose interval starts in it
 * @param sum of them, exact; null without values, as are the others
 * @param min the smallest of them
 * @param max the largest of them
 */
public record RollupBucket(
    long start, long end, long count, BigDecimal sum, BigDecimal min, BigDecimal max) {

  RollupBucket plus(long more, BigDecimal itsSum, BigDecimal itsMin, BigDecimal itsMax) {
    return count == 0
        ? new RollupBucket(start, end, more, itsSum, itsMin, itsMax)
        : new RollupBucket(
            start, end, count + more, sum.add(itsSum), min.min(itsMin), max.max(itsMax));
  }
}
