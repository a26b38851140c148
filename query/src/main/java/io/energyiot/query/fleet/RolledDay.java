package io.energyiot.query.fleet;

import io.energyiot.store.fleet.GroupDay;
import io.energyiot.store.fleet.RollupReceipt;

/**
 * A group's day and the rollup that it comes from.
 *
 * @param receipt the receipt of the rollup
 * @param group the day of the group
 */
record RolledDay(RollupReceipt receipt, GroupDay group) {}
