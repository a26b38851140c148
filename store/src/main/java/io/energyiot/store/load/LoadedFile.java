package io.energyiot.store.load;

import java.time.Instant;

/**
 * The receipt of a loaded file.
 *
 * @param checksum of the content, XXH3 with 64 bits
 * @param size of the content, bytes
 * @param name as it was given
 * @param zone in which local times and dates of it are read
 * @param interval length of its intervals where it does not say it, seconds
 * @param firstSeen when this content was first loaded: the version of its readings
 * @param finished when it was loaded to its end; null while that is not so
 * @param readings readings accepted
 * @param meterDays days of a series with accepted readings
 * @param rejected records rejected
 */
public record LoadedFile(
    long checksum,
    long size,
    String name,
    String zone,
    int interval,
    Instant firstSeen,
    Instant finished,
    long readings,
    long meterDays,
    long rejected) {}
