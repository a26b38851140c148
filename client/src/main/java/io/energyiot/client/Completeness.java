package io.energyiot.client;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a range is there.
 *
 * @param expected intervals that the range should have
 * @param present those that have a reading
 * @param byQuality how many readings of each quality, by its name
 * @param missing the gaps, in order
 */
public record Completeness(
    long expected, long present, Map<String, Long> byQuality, List<Gap> missing) {

  /** Intervals that are missing one after the other; {@code end} is not included. */
  public record Gap(OffsetDateTime start, OffsetDateTime end, long count) {}

  /** Copies both; what the server has left out is empty. */
  public Completeness {
    byQuality =
        byQuality == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byQuality));
    missing = missing == null ? List.of() : List.copyOf(missing);
  }
}
