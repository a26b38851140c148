package io.energyiot.store.rollup.group;

/**
 * How many devices of a group reported on a day.
 *
 * @param registered devices installed on that day, by the device registry
 * @param reporting registered devices of which anything was received
 */
public record GroupDevices(RollupGroup group, long registered, long reporting) {}
