package io.energyiot.query.fleet;

import io.energyiot.store.fleet.FoundDevice;
import io.energyiot.store.fleet.RollupReceipt;
import java.util.List;

/**
 * Meters to be looked at after a day.
 *
 * @param receipt of the rollup that says so
 * @param meters in order of device and channel
 */
public record FindingsAnswer(RollupReceipt receipt, List<FoundDevice> meters) {}
