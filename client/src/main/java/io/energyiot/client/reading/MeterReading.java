package io.energyiot.client.reading;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * A reading of an answer.
 *
 * @param end not included
 * @param value exact; null if the reading is known to be missing
 * @param quality its name, such as {@code actual}
 */
public record MeterReading(
    OffsetDateTime start, OffsetDateTime end, BigDecimal value, String quality) {}
