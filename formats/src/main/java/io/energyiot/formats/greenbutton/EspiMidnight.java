package io.energyiot.formats.greenbutton;

import io.energyiot.formats.FileContext;
import io.energyiot.model.Interval;
import java.time.Instant;

/**
 * Looks for local times that were written as if they were UTC: days that begin at midnight in UTC,
 * where the feed or its zone is elsewhere. They are read as they stand.
 */
final class EspiMidnight {
  private static final long DAY = 86_400;

  private static final long SHORTEST_DAY = DAY - 3600;

  private final FileContext context;
  private long days;
  private long others;
  private boolean elsewhere;
  private int offset;

  EspiMidnight(FileContext context) {
    this.context = context;
  }

  /** Takes note of a block: when it starts, and how long it says that it is. */
  void block(long start, long duration) {
    if (duration < SHORTEST_DAY || start < 0 || start >= Interval.END_OF_STARTS / 1000) {
      return;
    }
    days++;
    others += start % DAY == 0 ? 0 : 1;
    Instant instant = Instant.ofEpochSecond(start);
    elsewhere |= context.zone().getRules().getOffset(instant).getTotalSeconds() != 0;
  }

  void tzOffset(int seconds) {
    offset = seconds;
  }

  void end(EspiOutput output) {
    if (days > 0 && others == 0 && (offset != 0 || elsewhere)) {
      output.note(
          "all days of the feed begin at 00:00 in UTC, but the clock there is another one; they"
              + " may be local times written as UTC, and were read as UTC");
    }
  }
}
