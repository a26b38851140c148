package io.energyiot.formats;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a reader is told about a file beside its bytes.
 *
 * @param fileName the last part of its path, without the endings of compressions
 * @param zone the zone of local times whose zone the file does not say
 * @param interval the length of an interval that the file does not say, seconds
 * @param deviceId the device of readings for which the file names none; null if none was given
 * @param now when it is read: nothing was measured or changed later
 * @param memory bytes that the reader may hold besides a few lines
 */
public record FileContext(
    String fileName, ZoneId zone, int interval, String deviceId, Instant now, long memory) {
  /** Checks that all is there but the device. */
  public FileContext {
    Objects.requireNonNull(fileName);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(now);
  }
}
