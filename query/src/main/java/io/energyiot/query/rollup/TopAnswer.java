package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.TopDevice;
import java.util.List;

/**
 * The devices with the greatest sums of a day.
 *
 * @param receipt of the rollup that says so
 * @param devices the greatest first
 */
public record TopAnswer(RollupReceipt receipt, List<TopDevice> devices) {}
