package io.energyiot.query.aggregate;

import java.math.BigDecimal;

/**
 * A value and the interval that it is of.
 *
 * @param start of the interval, milliseconds since 1970-01-01T00:00:00Z
 */
public record TimedValue(long start, BigDecimal value) {}
