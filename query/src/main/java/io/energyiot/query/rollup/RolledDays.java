package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rollups say of some days.
 *
 * @param asOf all that was stored before is in; the earliest of the rollups' instants
 * @param missing days of which there is no rollup yet
 * @param days those of which there are readings, in order
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
