package io.energyiot.store.device;

import io.energyiot.model.device.MeasuringDays;

/**
 * What a search for silent devices has to know of each device.
 *
 * @param token where the device stands in the order of the device registry
 * @param measures the days on which it measures
 */
public record DeviceDays(String deviceId, long token, MeasuringDays measures) {}
