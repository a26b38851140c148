package io.energyiot.load.read;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The greatest number of rejects of a load. A load with more stops before anything is stored.
 * Counts the rejects of one load. Safe for use by several threads.
 */
public final class RejectLimit {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,18})|([0-9]{1,2}(?:\\.[0-9]+)?|100)%");

  private final long max;
  private final double maxPercent;
  private final long maxListed;
  private final AtomicLong count = new AtomicLong();

  private RejectLimit(long max, double maxPercent, long maxListed) {
    this.max = max;
    this.maxPercent = maxPercent;
    this.maxListed = maxListed;
  }

  /** Returns a limit that is never reached. */
  public static RejectLimit none() {
    return new RejectLimit(Long.MAX_VALUE, 100, Long.MAX_VALUE);
  }

  /**
   * Parses a limit.
   *
   * @param text a number of rejects, such as {@code 1000}, or their share of all readings and
   *     rejects, such as {@code 0.5%}
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID}
   */
  public static RejectLimit parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "the limit of rejects must be a number such as 1000 or a share such as 0.5%; it is "
              + text);
    }
    return parts.group(1) != null
        ? new RejectLimit(Long.parseLong(parts.group(1)), 100, Long.MAX_VALUE)
        : new RejectLimit(Long.MAX_VALUE, Double.parseDouble(parts.group(2)), Long.MAX_VALUE);
  }

  /**
   * Returns the same limit for another load.
   *
   * @param listed how many of its rejects are listed; the others are only counted
   */
  public RejectLimit anew(long listed) {
    return new RejectLimit(max, maxPercent, listed);
  }

  /** Whether the next reject is listed. */
  boolean isListed() {
    return count.get() < maxListed;
  }

  /**
   * Counts a reject.
   *
   * @throws EnergyException with {@link ErrorCode#REJECTS_TOO_MANY}
   */
  void countOne() {
    if (count.incrementAndGet() > max) {
      throw tooMany("over " + max + " rejects");
    }
  }

  /**
   * Subtracts rejects of a file that do not count, or that will be counted again by a second
   * reading.
   */
  public void takeBack(long rejects) {
    count.addAndGet(-rejects);
  }

  /**
   * Checks the share of the rejects after everything was read.
   *
   * @throws EnergyException with {@link ErrorCode#REJECTS_TOO_MANY}
   */
  public void check(long readings) {
    long rejects = count.get();
    if (rejects > maxPercent / 100 * (readings + rejects)) {
      throw tooMany("%d rejects among %d readings".formatted(rejects, readings));
    }
  }

  private EnergyException tooMany(String found) {
    String limit = max == Long.MAX_VALUE ? maxPercent + " %" : Long.toString(max);
    return new EnergyException(
        ErrorCode.REJECTS_TOO_MANY,
        found + ", with at most " + limit + " allowed; nothing is stored");
  }
}
