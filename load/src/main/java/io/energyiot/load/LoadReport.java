package io.energyiot.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What became of a file.
 *
 * @param file as it was given
 * @param format the form it was recognised as
 * @param bytes its size
 * @param checksum of its content, hexadecimal
 * @param version the instant at which its readings count as learned: that of its first load
 * @param loadedBefore whether the same content was loaded to its end before
 * @param readings readings written
 * @param meterDays day blocks written; a file of several chunks that is not in order counts a day
 *     once for each chunk that has readings of it
 * @param repeated readings that gave way to a later line of the same interval
 * @param rejected lines or values refused
 * @param rejectsFile lists the rejects; null if there are none
 * @param firstDay first day, in the storage zone, that has readings; null without readings
 * @param lastDay last such day; null without readings
 * @param duration from opening the file to the receipt
 * @param blockBytes bytes of the day blocks
 */
public record LoadReport(
    String file,
    String format,
    long bytes,
    String checksum,
    Instant version,
    boolean loadedBefore,
    long readings,
    long meterDays,
    long repeated,
    long rejected,
    Path rejectsFile,
    LocalDate firstDay,
    LocalDate lastDay,
    Duration duration,
    long blockBytes) {

  /** Readings written a second. */
  public double readingsPerSecond() {
    return readings / Math.max(1e-9, duration.toNanos() / 1e9);
  }

  /** Bytes that a reading takes in its block; 0 without readings. */
  public double bytesPerReading() {
    return readings == 0 ? 0 : (double) blockBytes / readings;
  }
}
