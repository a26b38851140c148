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
 * Which days are to be computed: those before the last time that the clock showed the time of day,
 * unless it was done since. So nothing is written down of what is due, and a night that no server
 * ran in is made up for.
 *
 * @param since the last time that the clock showed it
 * @param first of the days
 * @param last of the days
 */
record DueDays(Instant since, LocalDate first, LocalDate last) {

  /**
   * Of now.
   *
   * @param now in the storage zone
   * @param at the time of day; where the clock leaves it out, as much later
   * @param days how many there are
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
   * Those that are still to be computed, the last one first: it is what is waited for.
   *
   * @param receipts of the days that are computed
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
