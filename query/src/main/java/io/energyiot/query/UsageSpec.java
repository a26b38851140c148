package io.energyiot.query;

import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.ComparedRange;
import io.energyiot.query.calendar.UsagePeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A question for usage. Two of {@code from}, {@code to} and {@code period} define its range.
 * Without {@code to}, the range ends one period after {@code from} if both are given, otherwise
 * with the last day that has readings. Without {@code from} and {@code period}, it is a month long.
 *
 * @param from milliseconds since 1970-01-01T00:00:00Z
 * @param to milliseconds since 1970-01-01T00:00:00Z, not part of the range
 * @param zone the zone whose calendar is used
 * @param compare the range to compare with, if any
 * @param asOf the instant whose knowledge the answer shows; empty for now
 */
public record UsageSpec(
    Series series,
    Optional<UsagePeriod> period,
    Optional<Long> from,
    Optional<Long> to,
    ZoneId zone,
    BucketLength by,
    Fill fill,
    Optional<ComparedRange> compare,
    Optional<Instant> asOf) {

  /**
   * Refuses a question with {@code from}, {@code to} and {@code period}; defaults the period to a
   * month.
   */
  public UsageSpec {
    if (from.isPresent() && to.isPresent() && period.isPresent()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, "period", "give two of from, to and period, not all three");
    }
    if (from.isEmpty() && period.isEmpty()) {
      period = Optional.of(UsagePeriod.MONTH);
    }
  }

  /** Returns the unit of demands; empty if the channel has no unit of energy. */
  public Optional<Unit> demandUnit() {
    return series.channel().unit().flatMap(Unit::perHour);
  }
}
