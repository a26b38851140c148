package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.GroupDay;

/**
 * A group's day and the rollup that it comes from.
 *
 * @param receipt the receipt of the rollup
 * @param group the day of the group
 */
record RolledDay(RollupReceipt receipt, GroupDay group) {}
