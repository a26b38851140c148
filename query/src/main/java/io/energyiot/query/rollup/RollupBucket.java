package io.energyiot.query.rollup;

import java.math.BigDecimal;

/**
 * One bucket of a group's values.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z
 * @param end milliseconds since 1970-01-01T00:00:00Z, not part of the bucket
 * @param count the number of values whose intervals start in the bucket
 * @param sum the exact sum of the values; null without values
 * @param min the smallest value; null without values
 * @param max the largest value; null without values
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
