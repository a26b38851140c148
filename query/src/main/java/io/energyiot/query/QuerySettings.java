package io.energyiot.query;

import io.energyiot.model.config.Settings;

/**
 * Limits of questions and answers.
 *
 * @param maxDays the longest range that one question may span, days
 * @param maxReadings the largest number of readings in one answer
 * @param maxBuckets the largest number of buckets in an answer about usage
 * @param maxDevices the largest number of devices in one question
 * @param maxStreams the largest number of answers that are streamed to clients at the same time
 * @param stallSeconds how long a client may stop reading before its connection is closed, seconds
 * @param memoryMib memory for the unpacked readings of all answers together, MiB
 * @param silentMib memory for the devices that are known to report, MiB; 0 to ask for each device
 */
public record QuerySettings(
    int maxDays,
    int maxReadings,
    int maxBuckets,
    int maxDevices,
    int maxStreams,
    int stallSeconds,
    int memoryMib,
    int silentMib) {
  private static final int THREE_YEARS = 3 * 366;
  private static final int YEAR_OF_MINUTES = 366 * 1440;
  private static final int QUARTER_OF_QUARTER_HOURS = 93 * 96;

  /** Reads the settings under {@code query.}. */
  public static QuerySettings from(Settings settings) {
    return new QuerySettings(
        settings.integer("query.max_days", THREE_YEARS, 1, 100 * 366),
        settings.integer("query.max_readings", YEAR_OF_MINUTES, 1, 10_000_000),
        settings.integer("query.max_buckets", QUARTER_OF_QUARTER_HOURS, 1, 1_000_000),
        settings.integer("query.max_devices", 10_000, 1, 1_000_000),
        settings.integer("query.max_streams", 16, 1, 48),
        settings.integer("query.stall_seconds", 30, 1, 3600),
        settings.integer("query.memory_mib", quarterOfHeap(), 16, 1 << 20),
        settings.integer("query.silent_mib", quarterOfHeap() / 2, 0, 1 << 16));
  }

  private static int quarterOfHeap() {
    return (int) Math.max(16, Runtime.getRuntime().maxMemory() / 4 / (1 << 20));
  }
}
