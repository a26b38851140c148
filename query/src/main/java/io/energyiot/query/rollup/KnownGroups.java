package io.energyiot.query.rollup;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Distinguishes groups that do not exist from groups that have no readings. */
final class KnownGroups {
  private static final String READING = "reading the groups of a rollup";
  private static final int MAX_NAMED = 20;

  private final Rollups rollups;
  private final boolean naming;

  /**
   * @param naming whether errors name groups that exist
   */
  KnownGroups(Rollups rollups, boolean naming) {
    this.rollups = rollups;
    this.naming = naming;
  }

  /**
   * Checks that the device registry had a group at the time of at least one of the rollups.
   *
   * @param receipts the receipts of the rollups, at least one
   * @throws EnergyException with {@link ErrorCode#GROUP_UNKNOWN}; the message may name groups that
   *     exist
   */
  void failOnUnknown(RollupGroup group, List<RollupReceipt> receipts) {
    if (group.kind() == GroupKind.ALL) {
      return;
    }
    List<CompletableFuture<Boolean>> asked =
        receipts.stream().map(receipt -> rollups.hasGroup(receipt, group)).toList();
    if (asked.stream().noneMatch(each -> Cassandra.await(READING, each))) {
      throw unknown(group, receipts.get(receipts.size() - 1));
    }
  }

  private EnergyException unknown(RollupGroup group, RollupReceipt last) {
    String kind = group.kind().text();
    String what = "there is no " + kind + " " + Quoted.of(group.name());
    if (!naming) {
      return new EnergyException(
          ErrorCode.GROUP_UNKNOWN, what + " in the rollups of these days, up to " + last.day());
    }
    List<String> names =
        Cassandra.await(READING, rollups.groupNames(last, group.kind(), MAX_NAMED + 1));
    String more = names.size() > MAX_NAMED ? " and others" : "";
    String known =
        names.isEmpty()
            ? "no device had a " + kind
            : "the device registry had "
                + String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size())))
                + more;
    return new EnergyException(ErrorCode.GROUP_UNKNOWN, what + "; on " + last.day() + " " + known);
  }
}
