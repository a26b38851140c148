package io.energyiot.store.rollup;

import io.energyiot.model.Series;
import java.math.BigDecimal;

/**
 * A day of a device, in one channel.
 *
 * @param series which
 * @param count values
 * @param expected intervals
 * @param sum exact; null without values, as are the others
 * @param min the smallest value
 * @param max the largest value
 * @param mean rounded half-even to three decimals more than the sum has
 */
public record DeviceUsage(
    Series series,
    long count,
    long expected,
    BigDecimal sum,
    BigDecimal min,
    BigDecimal max,
    BigDecimal mean) {}
