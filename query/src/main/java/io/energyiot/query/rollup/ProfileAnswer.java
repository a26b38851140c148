package io.energyiot.query.rollup;

import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How the values of a group are spread over time.
 *
 * @param question what was asked
 * @param by the length of the buckets
 * @param range the days as a range of time
 * @param asOf all that was stored before is in
 * @param missing days of which there is no rollup yet, so that their buckets have no values
 * @param buckets in order, those without values included
 */
public record ProfileAnswer(
    RollupQuestion question,
    BucketLength by,
    TimeRange range,
    Instant asOf,
    List<LocalDate> missing,
    List<RollupBucket> buckets) {}
