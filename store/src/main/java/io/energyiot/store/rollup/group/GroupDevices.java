package io.energyiot.store.rollup.group;

/**
 * Which of a group's registered devices were heard of on a day.
 *
 * @param group whose
 * @param registered devices that the registry has as installed on that day
 * @param reporting those of them of which anything was received
 */
public record GroupDevices(RollupGroup group, long registered, long reporting) {}
