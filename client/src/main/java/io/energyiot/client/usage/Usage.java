package io.energyiot.client.usage;

import io.energyiot.client.reading.Completeness;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The usage of a device.
 *
 * @param unit null if the channel's name does not tell it
 * @param zone whose calendar holds
 * @param period as it was asked for; null if from and to were
 * @param by the length of a bucket, such as {@code day}
 * @param completeness null if the server does not tell it
 * @param total of the whole period; without start and end
 * @param buckets in order
 * @param comparison with another period; null if none was asked for
 */
public record Usage(
    String deviceId,
    String channel,
    String unit,
    String zone,
    String period,
    OffsetDateTime from,
    OffsetDateTime to,
    String by,
    OffsetDateTime asOf,
    Completeness completeness,
    Bucket total,
    List<Bucket> buckets,
    Comparison comparison) {

  /** Copies the list. */
  public Usage {
    buckets = buckets == null ? List.of() : List.copyOf(buckets);
  }

  /**
   * A part of the period, or all of it. Sums never tell that readings are missing: count and
   * expected do.
   *
   * @param sum null if there are no readings; so are min, max and mean
   * @param count readings with a value
   * @param expected intervals that there should be
   * @param peak the highest demand; null for units without one
   * @param loadFactor mean demand by peak demand, 0 to 1; null where it is not defined
   */
  public record Bucket(
      OffsetDateTime start,
      OffsetDateTime end,
      BigDecimal sum,
      BigDecimal min,
      BigDecimal max,
      BigDecimal mean,
      long count,
      long expected,
      Point first,
      Point last,
      Peak peak,
      BigDecimal loadFactor) {}

  /** A value at the start of its interval. */
  public record Point(OffsetDateTime start, BigDecimal value) {}

  /** The highest demand, and when its interval starts. */
  public record Peak(BigDecimal demand, String unit, OffsetDateTime start) {}

  /** Another period beside it, {@code previous} or {@code year}. */
  public record Comparison(
      String kind,
      OffsetDateTime from,
      OffsetDateTime to,
      Bucket total,
      List<Bucket> buckets,
      Change change) {

    /** Copies the list. */
    public Comparison {
      buckets = buckets == null ? List.of() : List.copyOf(buckets);
    }
  }

  /**
   * The change from the other period to this one.
   *
   * @param sum the difference of the sums; null if one of them is
   * @param percent of the other sum; null if that is zero or null
   */
  public record Change(BigDecimal sum, BigDecimal percent) {}
}
