package io.energyiot.store.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a rollup of a day has to tell of itself. The newest one's results are served.
 *
 * @param day in the storage zone
 * @param run names its results
 * @param asOf it has all that was stored before this instant
 * @param millis how long it took
 * @param series meter-days, one a channel
 * @param readings values and known gaps
 * @param registered devices that the registry has as installed on that day
 * @param reporting those of them of which anything was received
 */
public record RollupReceipt(
    LocalDate day,
    UUID run,
    Instant asOf,
    long millis,
    long series,
    long readings,
    long registered,
    long reporting) {}
