package io.energyiot.store.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The receipt of a run that deletes expired days.
 *
 * @param id the id, which contains the time at which the run began
 * @param state the state of the run
 * @param dryRun whether nothing was deleted; such a receipt is not kept
 * @param started when it began
 * @param updated when it was last heard of
 * @param percent how much of the store has been looked through, 0 to 100
 * @param route how it deletes: {@code sstable-import}, {@code sstable-stream} or {@code cql}
 * @param keptFrom the first day that each channel keeps, by the channel's name
 * @param years what was found, by channel and year
 * @param error why it failed; null if it did not
 */
public record RetentionReceipt(
    UUID id,
    RetentionState state,
    boolean dryRun,
    Instant started,
    Instant updated,
    double percent,
    String route,
    SortedMap<String, LocalDate> keptFrom,
    List<ExpiredYear> years,
    String error) {

  /** Copies map and list. */
  public RetentionReceipt {
    keptFrom = new TreeMap<>(keptFrom);
    years = List.copyOf(years);
  }

  /** Returns how many days of series there were. */
  public long seriesDays() {
    return years.stream().mapToLong(ExpiredYear::seriesDays).sum();
  }

  /** Returns the bytes of their blocks. */
  public long bytes() {
    return years.stream().mapToLong(ExpiredYear::bytes).sum();
  }
}
