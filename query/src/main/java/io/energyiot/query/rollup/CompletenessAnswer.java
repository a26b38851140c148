package io.energyiot.query.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.util.List;

/**
 * How complete a day is.
 *
 * @param receipt of the rollup that says so
 * @param groups in order of name
 */
public record CompletenessAnswer(RollupReceipt receipt, List<GroupAnswer> groups) {}
