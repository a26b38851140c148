package io.energyiot.query.calendar;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A half-open range of time {@code [from, to)} in a zone.
 *
 * @param from milliseconds since 1970-01-01T00:00:00Z
 * @param to milliseconds since 1970-01-01T00:00:00Z, not part of the range, after {@code from}
 * @param zone the zone whose calendar and offsets the answer uses
 */
public record TimeRange(long from, long to, ZoneId zone) {

  /** Refuses a range that is empty or reversed. */
  public TimeRange {
    if (from >= to) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "to",
          "to must be after from, but from is %s and to is %s"
              .formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
    }
  }
}
