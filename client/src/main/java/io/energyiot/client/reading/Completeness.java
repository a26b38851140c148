package io.energyiot.client.reading;

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
 * @param overlapping where readings lie over each other
 */
public record Completeness(
    long expected,
    long present,
    Map<String, Long> byQuality,
    List<Gap> missing,
    Overlaps overlapping) {

  /** Intervals that are missing one after the other; {@code end} is not included. */
  public record Gap(OffsetDateTime start, OffsetDateTime end, long count) {}

  /**
   * Readings that lie over each other in part, so that something may be counted twice.
   *
   * @param count how many overlap another one
   * @param ranges when at least two lie over each other, in order
   */
  public record Overlaps(long count, List<Range> ranges) {
    /** No reading overlaps another. */
    public static final Overlaps NONE = new Overlaps(0, List.of());

    /** Copies the ranges. */
    public Overlaps {
      ranges = ranges == null ? List.of() : List.copyOf(ranges);
    }
  }

  /** A time at which readings lie over each other; {@code end} is not included. */
  public record Range(OffsetDateTime start, OffsetDateTime end) {}

  /** Copies what it is given; what the server has left out is empty. */
  public Completeness {
    byQuality =
        byQuality == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byQuality));
    missing = missing == null ? List.of() : List.copyOf(missing);
    overlapping = overlapping == null ? Overlaps.NONE : overlapping;
  }
}
