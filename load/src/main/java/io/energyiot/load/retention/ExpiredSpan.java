package io.energyiot.load.retention;

import io.energyiot.model.Series;
import java.time.LocalDate;

/**
 * The expired days of a series in one year.
 *
 * @param series whose days they are
 * @param firstDay in the storage zone
 * @param lastDay the last day, itself included
 */
record ExpiredSpan(Series series, LocalDate firstDay, LocalDate lastDay) {}
