package io.energyiot.store.block;

import io.energyiot.model.Channel;
import io.energyiot.model.Version;

/**
 * Which block of a device it is.
 *
 * @param channel whose readings it has
 * @param day in the storage zone, days since 1970-01-01
 * @param version when the system learned them
 */
public record BlockKey(Channel channel, long day, Version version) {}
