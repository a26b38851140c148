package io.energyiot.store.live;

import io.energyiot.model.Series;
import io.energyiot.store.block.StoredBlock;

/**
 * A live block with its series.
 *
 * @param series of its readings
 * @param block as it is stored
 */
public record LiveBlock(Series series, StoredBlock block) {}
