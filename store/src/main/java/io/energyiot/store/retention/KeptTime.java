package io.energyiot.store.retention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long the readings of a day are kept, by the calendar of the storage zone.
 *
 * @param period from the end of the day, or of its calendar year
 * @param afterCalendarYear whether it counts from the end of the calendar year
 */
public record KeptTime(Period period, boolean afterCalendarYear) {
  /** Days are sealed by then, and a slip of the pen deletes less. */
  private static final Period MIN = Period.ofDays(31);

  private static final String AFTER_YEAR = "-after-calendar-year";
  private static final LocalDate ANY_DAY = LocalDate.of(2001, 2, 1);

  /** Reads {@code P3Y} or {@code P3Y-after-calendar-year}; empty if it is something else. */
  static Optional<KeptTime> parse(String text) {
    boolean afterYear = text.endsWith(AFTER_YEAR);
    String period = afterYear ? text.substring(0, text.length() - AFTER_YEAR.length()) : text;
    try {
      Period parsed = Period.parse(period);
      boolean backwards = parsed.getYears() < 0 || parsed.getMonths() < 0 || parsed.getDays() < 0;
      boolean isShort = ANY_DAY.plus(parsed).isBefore(ANY_DAY.plus(MIN));
      return backwards || isShort || parsed.toTotalMonths() > 12_000
          ? Optional.empty()
          : Optional.of(new KeptTime(parsed, afterYear));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the first day that is not expired; all before it are. */
  public LocalDate keptFrom(LocalDate today) {
    LocalDate first = today.minus(period).plusDays(32); // months differ by three days at most
    if (afterCalendarYear) {
      first = LocalDate.ofYearDay(first.getYear() + 1, 1);
    }
    LocalDate before = before(first);
    while (!isExpired(before, today)) {
      first = before;
      before = before(first);
    }
    return first;
  }

  private LocalDate before(LocalDate day) {
    return afterCalendarYear ? day.minusYears(1) : day.minusDays(1);
  }

  private boolean isExpired(LocalDate day, LocalDate today) {
    LocalDate end = afterCalendarYear ? LocalDate.ofYearDay(day.getYear() + 1, 1) : day.plusDays(1);
    return !end.plus(period).isAfter(today);
  }

  @Override
  public String toString() {
    return period + (afterCalendarYear ? AFTER_YEAR : "");
  }
}
