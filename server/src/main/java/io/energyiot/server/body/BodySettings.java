package io.energyiot.server.body;

import io.energyiot.model.config.Settings;

/**
 * Limits of the bodies of requests.
 *
 * @param maxBytes the longest body, before and after decompression, bytes
 * @param maxReadings the largest number of readings in one request
 * @param largeRequests how many requests over 1 MiB, or compressed, are read at the same time
 * @param minRate the average rate at which a client must send a body once it has been waited for
 *     longer than 10 s, bytes a second
 */
public record BodySettings(int maxBytes, int maxReadings, int largeRequests, int minRate) {

  /** Reads the settings under {@code server.} that are about bodies. */
  public static BodySettings from(Settings settings) {
    return new BodySettings(
        settings.integer("server.max_body_mib", 32, 1, 1024) * 1024 * 1024,
        settings.integer("server.max_readings", 200_000, 1, 10_000_000),
        settings.integer("server.large_requests", 4, 1, 64),
        settings.integer("server.min_body_rate", 4_000, 1, 1_000_000));
  }
}
