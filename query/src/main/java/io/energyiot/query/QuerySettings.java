package io.energyiot.query;

import io.energyiot.model.config.Settings;

/**
 * Bounds of a question.
 *
 * @param mostDays the longest range that one question may span, days
 * @param mostReadings the most readings that one answer is made of
 * @param mostBuckets the most parts that an aggregated view is cut into
 * @param mostDevices the most devices of one question
 * @param mostStreams answers that are made while clients read them, at the same time
 * @param stallSeconds how long a client may stop reading before it is cut off
 * @param memoryMib what the unpacked readings of all answers may need together, MiB
 */
public record QuerySettings(
    int mostDays,
    int mostReadings,
    int mostBuckets,
    int mostDevices,
    int mostStreams,
    int stallSeconds,
    int memoryMib) {
  private static final int THREE_YEARS = 3 * 366;
  private static final int YEAR_OF_MINUTES = 366 * 1440;
  private static final int QUARTER_OF_QUARTER_HOURS = 93 * 96;

  /** Takes the settings under {@code query.}. */
  public static QuerySettings from(Settings settings) {
    return new QuerySettings(
        settings.integer("query.most_days", THREE_YEARS, 1, 100 * 366),
        settings.integer("query.most_readings", YEAR_OF_MINUTES, 1, 10_000_000),
        settings.integer("query.most_buckets", QUARTER_OF_QUARTER_HOURS, 1, 1_000_000),
        settings.integer("query.most_devices", 10_000, 1, 1_000_000),
        settings.integer("query.most_streams", 16, 1, 48),
        settings.integer("query.stall_seconds", 30, 1, 3600),
        settings.integer("query.memory_mib", quarterOfHeap(), 16, 1 << 20));
  }

  private static int quarterOfHeap() {
    return (int) Math.max(16, Runtime.getRuntime().maxMemory() / 4 / (1 << 20));
  }
}
