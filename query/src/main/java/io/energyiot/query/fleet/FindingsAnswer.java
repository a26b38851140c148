package io.energyiot.query.fleet;

import io.energyiot.store.fleet.FoundDevice;
import io.energyiot.store.fleet.RollupReceipt;
import java.util.List;

/**
 * Meters that need attention after a day.
 *
 * @param receipt the receipt of the rollup that was used
 * @param meters the meters in order of device and channel
 */
public record FindingsAnswer(RollupReceipt receipt, List<FoundDevice> meters) {}
