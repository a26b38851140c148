package io.energyiot.client.reading;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How complete the readings of a range are.
 *
 * @param expected intervals that the range should have
 * @param present those that have a reading
 * @param byQuality how many readings of each quality, by its name
 * @param missing the gaps, in order
 * @param overlapping where readings overlap
 */
public record Completeness(
    long expected,
    long present,
    Map<String, Long> byQuality,
    List<Gap> missing,
    Overlaps overlapping) {

  /** Consecutive missing intervals; {@code end} is not included. */
  public record Gap(OffsetDateTime start, OffsetDateTime end, long count) {}

  /**
   * Readings that overlap in part, so that something may be counted twice.
   *
   * @param count how many overlap another one
   * @param ranges the times at which at least two overlap, in order
   */
  public record Overlaps(long count, List<Range> ranges) {
    /** No reading overlaps another. */
    public static final Overlaps NONE = new Overlaps(0, List.of());

    /** Copies the ranges. */
    public Overlaps {
      ranges = ranges == null ? List.of() : List.copyOf(ranges);
    }
  }

  /** A time at which readings overlap; {@code end} is not included. */
  public record Range(OffsetDateTime start, OffsetDateTime end) {}

  /** Copies the collections; those that the server left out become empty. */
  public Completeness {
    byQuality =
        byQuality == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byQuality));
    missing = missing == null ? List.of() : List.copyOf(missing);
    overlapping = overlapping == null ? Overlaps.NONE : overlapping;
  }
}
