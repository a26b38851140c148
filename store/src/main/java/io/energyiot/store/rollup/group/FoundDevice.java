package io.energyiot.store.rollup.group;

/**
 * A meter with a finding.
 *
 * @param deviceId which
 * @param channel by name; empty if the finding is of the meter as a whole
 */
public record FoundDevice(String deviceId, String channel) {}
