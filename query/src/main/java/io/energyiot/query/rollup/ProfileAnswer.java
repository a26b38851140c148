package io.energyiot.query.rollup;

import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The distribution of a group's values over time.
 *
 * @param question the question
 * @param by the length of the buckets
 * @param range the days as a range of time
 * @param asOf the instant up to which everything stored is included
 * @param missing the days without a rollup, whose buckets have no values
 * @param buckets the buckets in order, including those without values
 */
public record ProfileAnswer(
    RollupQuestion question,
    BucketLength by,
    TimeRange range,
    Instant asOf,
    List<LocalDate> missing,
    List<RollupBucket> buckets) {}
