package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.TopDevice;
import java.util.List;

/**
 * The devices with the largest sums of a day.
 *
 * @param receipt the receipt of the rollup that was used
 * @param devices the devices, the largest sum first
 */
public record TopAnswer(RollupReceipt receipt, List<TopDevice> devices) {}
