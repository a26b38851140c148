package io.energyiot.query.calendar;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;

/** The lengths of an aggregated view: calendar periods, not numbers of days. */
public enum UsagePeriod {
  /** A week. */
  P1W(Period.ofWeeks(1)),
  /** A month. */
  P1M(Period.ofMonths(1)),
  /** Three months. */
  P3M(Period.ofMonths(3)),
  /** Six months. */
  P6M(Period.ofMonths(6)),
  /** A year. */
  P1Y(Period.ofYears(1));

  private final Period length;

  UsagePeriod(Period length) {
    this.length = length;
  }

  /**
   * The period that ends at {@code to}.
   *
   * @param to milliseconds since 1970-01-01T00:00:00Z
   */
  public TimeRange endingAt(long to, ZoneId zone) {
    long from = Instant.ofEpochMilli(to).atZone(zone).minus(length).toInstant().toEpochMilli();
    return new TimeRange(from, to, zone);
  }

  /**
   * The period written {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static UsagePeriod parse(String text) {
    for (UsagePeriod period : values()) {
      if (period.name().equalsIgnoreCase(text)) {
        return period;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "period",
        "period is one of " + Arrays.toString(values()) + ", not " + Quoted.of(text));
  }
}
