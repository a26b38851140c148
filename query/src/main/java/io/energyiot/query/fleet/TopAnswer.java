package io.energyiot.query.fleet;

import io.energyiot.store.fleet.RollupReceipt;
import io.energyiot.store.fleet.TopDevice;
import java.util.List;

/**
 * The devices with the greatest sums of a day.
 *
 * @param receipt of the rollup that says so
 * @param devices the greatest first
 */
public record TopAnswer(RollupReceipt receipt, List<TopDevice> devices) {}
