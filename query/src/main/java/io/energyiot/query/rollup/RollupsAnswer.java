package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.ScheduledRollup;
import java.util.List;
import java.util.Optional;

/**
 * The rollups that exist.
 *
 * @param receipts the receipts of the computed days, in order
 * @param scheduled the last rollup that a server started by itself; empty if none ever did
 */
public record RollupsAnswer(List<RollupReceipt> receipts, Optional<ScheduledRollup> scheduled) {
  /** Copies the list. */
  public RollupsAnswer {
    receipts = List.copyOf(receipts);
  }
}
