package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.group.FoundDevice;
import java.util.List;

/**
 * Meters to be looked at after a day.
 *
 * @param receipt of the rollup that says so
 * @param meters in order of device and channel
 */
public record FindingsAnswer(RollupReceipt receipt, List<FoundDevice> meters) {}
