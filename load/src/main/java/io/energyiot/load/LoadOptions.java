package io.energyiot.load;

import io.energyiot.model.Interval;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * How files are to be read.
 *
 * @param zone the zone of local times and dates in the files
 * @param interval length of an interval where a file does not say it, seconds
 * @param rejectsFolder where the list of a file's rejects is written
 */
public record LoadOptions(ZoneId zone, int interval, Path rejectsFolder) {

  /** Quarter hours in {@code zone}. */
  public static LoadOptions of(ZoneId zone, Path rejectsFolder) {
    return new LoadOptions(zone, Interval.QUARTER_HOUR, rejectsFolder);
  }
}
