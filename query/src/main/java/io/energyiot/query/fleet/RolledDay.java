package io.energyiot.query.fleet;

import io.energyiot.store.fleet.GroupDay;
import io.energyiot.store.fleet.RollupReceipt;

/**
 * A day of a group, and the rollup that it is from.
 *
 * @param receipt the rollup's
 * @param group the day
 */
record RolledDay(RollupReceipt receipt, GroupDay group) {}
