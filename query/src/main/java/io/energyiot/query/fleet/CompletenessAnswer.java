package io.energyiot.query.fleet;

import io.energyiot.store.fleet.RollupReceipt;
import java.util.List;

/**
 * The completeness of a day.
 *
 * @param receipt the receipt of the rollup that was used
 * @param groups the groups in order of name
 */
public record CompletenessAnswer(RollupReceipt receipt, List<GroupAnswer> groups) {}
