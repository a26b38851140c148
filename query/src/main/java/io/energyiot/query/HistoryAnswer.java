package io.energyiot.query;

import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.block.VersionedReadings;
import java.util.ArrayList;
import java.util.List;

/**
 * All versions that were ever known of a series' intervals in a range.
 *
 * @param intervals in order of start, without those of which nothing is known
 */
public record HistoryAnswer(Series series, TimeRange range, List<IntervalHistory> intervals) {

  /** Copies the intervals. */
  public HistoryAnswer {
    intervals = List.copyOf(intervals);
  }

  /**
   * The versions of one interval.
   *
   * @param start milliseconds since 1970-01-01T00:00:00Z
   * @param versions the newest first; it is the one that counts
   */
  public record IntervalHistory(long start, List<KnownValue> versions) {

    /** Copies the versions. */
    public IntervalHistory {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A reading as it was learned at one time.
   *
   * @param learnedAt milliseconds since 1970-01-01T00:00:00Z
   * @param readings the readings that contain it, at place {@code index}
   */
  public record KnownValue(long learnedAt, Readings readings, int index) {}

  /** Groups entries, which must be in order of start and, for one start, the oldest first. */
  static HistoryAnswer of(Series series, TimeRange range, List<VersionedReadings.Entry> entries) {
    List<IntervalHistory> intervals = new ArrayList<>();
    int from = 0;
    while (from < entries.size()) {
      long start = entries.get(from).start();
      List<KnownValue> versions = new ArrayList<>();
      int to = from;
      for (; to < entries.size() && entries.get(to).start() == start; to++) {
        VersionedReadings.Entry entry = entries.get(to);
        versions.add(0, new KnownValue(entry.millis(), entry.readings(), entry.index()));
      }
      intervals.add(new IntervalHistory(start, versions));
      from = to;
    }
    return new HistoryAnswer(series, range, intervals);
  }
}
