package io.energyiot.store.rollup.group;

/**
 * A meter with a finding.
 *
 * @param channel by name; empty if the finding is about the whole meter
 */
public record FoundDevice(String deviceId, String channel) {}
