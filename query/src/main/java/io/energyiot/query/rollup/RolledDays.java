package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of the rollups of some days.
 *
 * @param asOf the instant up to which everything stored is included: the earliest of the rollups'
 *     instants
 * @param missing the days without a rollup
 * @param days the days that have readings, in order
 */
record RolledDays(Instant asOf, List<LocalDate> missing, List<RolledDay> days) {

  static RolledDays of(
      RollupQuestion question, List<RollupReceipt> receipts, List<RolledDay> days) {
    Set<LocalDate> rolled =
        receipts.stream().map(RollupReceipt::day).collect(Collectors.toUnmodifiableSet());
    return new RolledDays(
        receipts.stream()
            .map(RollupReceipt::asOf)
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        question.from().datesUntil(question.to()).filter(day -> !rolled.contains(day)).toList(),
        days);
  }
}
