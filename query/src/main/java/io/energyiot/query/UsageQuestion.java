package io.energyiot.query;

import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.Compare;
import io.energyiot.query.calendar.UsagePeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an aggregated view is asked of. Two of {@code from}, {@code to} and {@code period} make its
 * range. Without {@code to} it ends with the last day that has readings, or a period after {@code
 * from}; without {@code from} and {@code period} it is a month.
 *
 * @param from milliseconds since 1970-01-01T00:00:00Z
 * @param to milliseconds since 1970-01-01T00:00:00Z, not part of the range
 * @param zone whose calendar counts
 * @param compare with what to compare it, if at all
 * @param asOf the answer is to be what was known then; empty for now
 */
public record UsageQuestion(
    Series series,
    Optional<UsagePeriod> period,
    Optional<Long> from,
    Optional<Long> to,
    ZoneId zone,
    BucketLength by,
    Fill fill,
    Optional<Compare> compare,
    Optional<Instant> asOf) {

  /** Refuses a question whose range is said twice, and takes a month where nothing says it. */
  public UsageQuestion {
    if (from.isPresent() && to.isPresent() && period.isPresent()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "period",
          "period is not needed where from and to are given");
    }
    if (from.isEmpty() && period.isEmpty()) {
      period = Optional.of(UsagePeriod.MONTH);
    }
  }
}
