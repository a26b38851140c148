package io.energyiot.query.aggregate;

import java.math.BigDecimal;

/**
 * A value and its interval.
 *
 * @param start the start of the interval, milliseconds since 1970-01-01T00:00:00Z
 */
public record TimedValue(long start, BigDecimal value) {}
