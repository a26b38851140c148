package io.energyiot.store.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The receipt of a rollup of a day. The results of the newest one are served.
 *
 * @param day in the storage zone
 * @param run the id of its results
 * @param asOf the instant up to which everything stored is included
 * @param millis how long it took
 * @param series meter-days
 * @param readings values and known gaps
 * @param registered devices installed on that day, by the device registry
 * @param reporting registered devices of which anything was received
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
