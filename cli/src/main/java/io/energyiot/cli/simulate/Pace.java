package io.energyiot.cli.simulate;

import io.energyiot.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which quarter hours are sent and how fast.
 *
 * @param begin of the first quarter hour, milliseconds since 1970-01-01T00:00:00Z
 * @param quarters how many follow each other at most
 * @param rate readings a second; infinite if as many as possible
 * @param duration after which nothing more is measured; null if all quarter hours are sent
 */
record Pace(long begin, long quarters, double rate, Duration duration) {
  private static final long QUARTER_MILLIS = Interval.QUARTER_HOUR * 1000L;
  private static final long MONTH_OF_QUARTERS = 30L * Meters.QUARTERS_A_DAY;
  private static final long MAX_QUARTERS = 100_000_000;

  /** A whole day in UTC. */
  static Pace of(LocalDate day, double rate) {
    long begin = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return new Pace(begin, Meters.QUARTERS_A_DAY, rate, null);
  }

  /**
   * Quarter hours that end about {@code now} when they are sent for {@code duration}; at a rate
   * that is not known, they begin a month before.
   */
  static Pace of(Duration duration, long devices, double rate, Instant now) {
    double readings = rate * duration.toMillis() / 1000;
    long quarters =
        Double.isInfinite(rate) ? MONTH_OF_QUARTERS : (long) Math.ceil(readings / devices);
    long end = now.toEpochMilli() / QUARTER_MILLIS;
    long begin = Math.max(0, end - Math.max(1, quarters));
    return new Pace(begin * QUARTER_MILLIS, MAX_QUARTERS, rate, duration);
  }

  /**
   * How far it is, in percent of the time or of the readings.
   *
   * @param taken readings that were sent, or are being sent
   */
  double percent(long taken, long devices, double seconds) {
    double share =
        duration == null
            ? (double) taken / (quarters * devices)
            : seconds * 1000 / duration.toMillis();
    return Math.min(100, 100 * share);
  }
}
