package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.GroupDay;

/**
 * A day of a group, and the rollup that it is from.
 *
 * @param receipt the rollup's
 * @param group the day
 */
record RolledDay(RollupReceipt receipt, GroupDay group) {}
