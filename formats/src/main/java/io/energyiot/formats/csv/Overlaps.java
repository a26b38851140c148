package io.energyiot.formats.csv;

import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which of two instants a local time means that the clock shows twice: the earlier one,
 * unless the same series has already reached that instant or a later one. So the 100 quarter hours
 * of a 25-hour day come out right if each series is in order of time, whether the file goes device
 * by device or interval by interval. A series that has left the repeated hour and comes back to it
 * after lines of other series starts anew.
 */
final class Overlaps {
  private static final int MOST_SERIES = 1 << 20;

  private final boolean part;
  private final Map<Series, Long> inside = new HashMap<>();
  private Series current;
  private long reached;

  /**
   * @param part whether there may be lines before the first that are not known here
   */
  Overlaps(boolean part) {
    this.part = part;
  }

  /** Notes an instant of a series about which there was no doubt. */
  void pass(Series series, long instant) {
    current = series;
    reached = instant;
    if (!inside.isEmpty()) {
      inside.remove(series);
    }
  }

  /**
   * The instant that is meant.
   *
   * @throws BrokenRuleException with {@link ErrorCode#START_INVALID} if so many series are in their
   *     repeated hour at once that memory would not be bounded
   * @throws AmbiguousPartException if only a part of the file is known
   */
  long choose(Series series, long earlier, long later) {
    if (part) {
      throw new AmbiguousPartException(earlier, later);
    }
    Long before = series.equals(current) ? Long.valueOf(reached) : inside.get(series);
    long chosen = before != null && before >= earlier ? later : earlier;
    if (inside.size() == MOST_SERIES && !inside.containsKey(series)) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          "start",
          "a local time of a repeated hour needs an offset in a file that mixes over "
              + MOST_SERIES
              + " series");
    }
    current = series;
    reached = chosen;
    inside.put(series, chosen);
    return chosen;
  }
}
