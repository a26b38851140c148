package io.energyiot.query;

import io.energyiot.query.aggregate.Aggregate;

/**
 * One bucket of usage.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z
 * @param end milliseconds since 1970-01-01T00:00:00Z, not part of the bucket
 * @param aggregate the aggregate of the values whose intervals start in the bucket
 * @param expected the number of intervals that should start in the bucket
 */
public record UsageBucket(long start, long end, Aggregate aggregate, long expected) {}
