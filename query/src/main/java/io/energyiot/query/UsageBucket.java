package io.energyiot.query;

import io.energyiot.query.aggregate.Aggregate;

/**
 * One part of an aggregated view.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z
 * @param end not part of the bucket
 * @param aggregate of the values whose intervals start in it
 * @param expected how many intervals should start in it
 */
public record UsageBucket(long start, long end, Aggregate aggregate, long expected) {}
