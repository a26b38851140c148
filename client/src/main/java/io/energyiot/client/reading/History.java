package io.energyiot.client.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Everything that was ever known about the intervals of a range.
 *
 * @param intervals in order
 */
public record History(
    String deviceId,
    String channel,
    String unit,
    String zone,
    OffsetDateTime from,
    OffsetDateTime to,
    List<Interval> intervals) {

  /** Copies the list. */
  public History {
    intervals = intervals == null ? List.of() : List.copyOf(intervals);
  }

  /**
   * An interval; {@code end} is not included.
   *
   * @param versions newest first
   */
  public record Interval(OffsetDateTime start, OffsetDateTime end, List<Version> versions) {

    /** Copies the list. */
    public Interval {
      versions = versions == null ? List.of() : List.copyOf(versions);
    }
  }

  /**
   * What the system learned about an interval, and when; {@code value} is null if it is missing.
   */
  public record Version(Instant learnedAt, BigDecimal value, String quality) {}
}
