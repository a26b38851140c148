package io.energyiot.load.read;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.Channel;
import io.energyiot.store.load.LoadTotals;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was read from a file or a section.
 *
 * @param readings packed
 * @param rows blocks; those of the same day are not merged yet
 * @param repeated readings superseded by a later one with the same start
 * @param rejected lines or values refused
 * @param blockBytes bytes of the blocks
 * @param firstDay first day in the storage zone; null without readings
 * @param lastDay last day; null without readings
 * @param years the calendar years of these days
 * @param reaches the channels, each with its reach: how many days after its own any of its readings
 *     ends
 */
public record ReadCounts(
    long readings,
    long rows,
    long repeated,
    long rejected,
    long blockBytes,
    LocalDate firstDay,
    LocalDate lastDay,
    Set<Integer> years,
    Map<Channel, Integer> reaches) {
  static final ReadCounts NONE = new ReadCounts(0, 0, 0, 0, 0, null, null, Set.of(), Map.of());

  ReadCounts plus(ReadCounts other) {
    return new ReadCounts(
        readings + other.readings,
        rows + other.rows,
        repeated + other.repeated,
        rejected + other.rejected,
        blockBytes + other.blockBytes,
        firstDay == null || (other.firstDay != null && other.firstDay.isBefore(firstDay))
            ? other.firstDay
            : firstDay,
        lastDay == null || (other.lastDay != null && other.lastDay.isAfter(lastDay))
            ? other.lastDay
            : lastDay,
        both(years, other.years),
        greatest(reaches, other.reaches));
  }

  private static Map<Channel, Integer> greatest(
      Map<Channel, Integer> one, Map<Channel, Integer> other) {
    Map<Channel, Integer> all = new HashMap<>(one);
    other.forEach((channel, reach) -> all.merge(channel, reach, Math::max));
    return Map.copyOf(all);
  }

  private static <T> Set<T> both(Set<T> one, Set<T> other) {
    if (one.containsAll(other)) {
      return one;
    }
    Set<T> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  /** Returns the totals after rows of the same day were merged. */
  public LoadTotals merged(MergeCounts merged) {
    return new LoadTotals(
        readings - merged.readings(),
        rows - merged.rows(),
        repeated + merged.readings(),
        rejected,
        blockBytes - merged.bytes(),
        firstDay,
        lastDay);
  }
}
