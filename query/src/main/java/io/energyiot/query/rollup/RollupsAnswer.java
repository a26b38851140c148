package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.ScheduledRollup;
import java.util.List;
import java.util.Optional;

/**
 * What rollups there are.
 *
 * @param receipts of the days that are computed, in order
 * @param scheduled what a server has begun by itself last; empty if none ever has
 */
public record RollupsAnswer(List<RollupReceipt> receipts, Optional<ScheduledRollup> scheduled) {
  /** Copies the list. */
  public RollupsAnswer {
    receipts = List.copyOf(receipts);
  }
}
