package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.util.List;

/**
 * The completeness of a day.
 *
 * @param receipt the receipt of the rollup that was used
 * @param groups the groups in order of name
 */
public record CompletenessAnswer(RollupReceipt receipt, List<GroupAnswer> groups) {}
