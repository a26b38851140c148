package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.FoundDevice;
import java.util.List;

/**
 * Meters that need attention after a day.
 *
 * @param receipt the receipt of the rollup that was used
 * @param meters the meters in order of device and channel
 */
public record FindingsAnswer(RollupReceipt receipt, List<FoundDevice> meters) {}
