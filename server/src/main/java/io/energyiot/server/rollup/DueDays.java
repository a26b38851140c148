package io.energyiot.server.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The days to be computed: those before the last time of day at which the schedule was due, unless
 * they were computed since. Nothing has to be stored for that, and a night without a server is made
 * up for.
 *
 * @param since when the schedule was last due
 * @param first the first day
 * @param last the last day
 */
record DueDays(Instant since, LocalDate first, LocalDate last) {

  /**
   * Returns the days that are due now.
   *
   * @param now in the storage zone
   * @param at the time of day; on a day whose clock skips it, as much later
   * @param days how many days
   */
  static DueDays at(ZonedDateTime now, LocalTime at, int days) {
    ZonedDateTime today = ZonedDateTime.of(now.toLocalDate(), at, now.getZone());
    ZonedDateTime since =
        today.isAfter(now)
            ? ZonedDateTime.of(now.toLocalDate().minusDays(1), at, now.getZone())
            : today;
    LocalDate end = since.toLocalDate();
    return new DueDays(since.toInstant(), end.minusDays(days), end.minusDays(1));
  }

  /**
   * Returns the days that are still to be computed, the last one first, since people wait for it.
   *
   * @param receipts the receipts of computed days
   */
  List<LocalDate> without(List<RollupReceipt> receipts) {
    Map<LocalDate, RollupReceipt> done =
        receipts.stream().collect(Collectors.toMap(RollupReceipt::day, Function.identity()));
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> !done.containsKey(day) || done.get(day).asOf().isBefore(since))
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
