package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.Completeness;

/**
 * The readings of a series in a range.
 *
 * @param readings those whose interval starts in the range
 */
public record RangeAnswer(
    Series series, TimeRange range, Completeness completeness, Readings readings) {}
